using Assignr.Portal.Accounts.Addresses;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class AddressPlanTests
{
    [Theory]
    [InlineData("a@x.example b@x.example", "a@x.example b@x.example", "a@x.example b@x.example", "")]
    [InlineData("a@x.example b@x.example", "b@x.example a@x.example", "b@x.example a@x.example", "")]
    [InlineData("a@x.example b@x.example", "- b@x.example", "b@x.example", "")]
    [InlineData("a@x.example", "a@x.example c@x.example", "a@x.example", "c@x.example")]
    [InlineData("a@x.example b@x.example", "c@x.example b@x.example", "a@x.example b@x.example", "c@x.example for a@x.example")]
    [InlineData("a@x.example b@x.example", "c@x.example a@x.example", "a@x.example", "c@x.example")]
    [InlineData("a@x.example b@x.example", "a@x.example c@x.example d@x.example", "a@x.example b@x.example",
        "c@x.example for b@x.example, d@x.example")]
    [InlineData("a@x.example", "A@X.example", "a@x.example", "")]
    [InlineData("a@x.example", "-", "", "")]
    [InlineData("", "c@x.example", "", "c@x.example")]
    public void What_is_typed_over_stays_until_the_new_one_is_confirmed(string shown, string typed, string stay, string asked)
    {
        var here = Fields(shown).Select(A.Address).ToList();

        var plan = AddressPlan.Of(Fields(shown), Fields(typed), here);

        Assert.Equal(stay, string.Join(' ', plan.Stay.Select(address => address.Value)));
        Assert.Equal(asked, string.Join(", ",
            plan.Asked.Select(one => one.Address.Value + (one.Replaces is null ? "" : $" for {one.Replaces}"))));
    }

    private static string[] Fields(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field == "-" ? "" : field)];
}
