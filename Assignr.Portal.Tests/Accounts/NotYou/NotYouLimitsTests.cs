using System.Net;
using Assignr.Portal.Accounts.NotYou;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.Accounts.NotYou;

/// <summary>What is no press of a reader: too many of one network, and forms that are not ours.</summary>
public sealed class NotYouLimitsTests(PortalHttp portal) : NotYouBench(portal)
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.78")]
    [InlineData("2001:db8:7:7::1", "2001:db8:7:7:ffff::9", "2001:db8:7:8::1")]
    public async Task One_network_says_it_ten_times_an_hour_and_another_one_is_not_held_up(string from, string same, string another)
    {
        for (var i = 0; i < SayNotYou.MostInAnHour; i++)
            Assert.Equal("/not-you?done=1", (await SayAsync(await Portal.MintAsync(await InvitedAsync(), Purpose.NewAccount),
                i % 2 == 0 ? "not-you" : "no-longer", from)).Location);
        var person = await InvitedAsync();
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);

        var answer = await SayAsync(raw, network: same);

        Assert.Equal((HttpStatusCode.TooManyRequests, "3600"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Contains("Nothing was changed", answer.Text, StringComparison.Ordinal);
        await AssertNothingWasSaidAsync(person, raw);
        Assert.Equal("/not-you?done=1", (await SayAsync(raw, network: another)).Location);
    }

    [Fact]
    public async Task A_form_of_another_site_or_without_its_token_changes_nothing()
    {
        var person = await InvitedAsync();
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/not-you/{raw}");

        await visitor.PostAsync(page, "/not-you", "not-you", ("__RequestVerificationToken", "forged"));
        await visitor.PostAsync(page, "/not-you", "not-you", ("__RequestVerificationToken", ""));
        visitor.Lose();
        await visitor.PostAsync(page, "/not-you", "not-you");

        await AssertNothingWasSaidAsync(person, raw);
    }
}
