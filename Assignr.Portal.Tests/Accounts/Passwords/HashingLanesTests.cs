using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;

namespace Assignr.Portal.Tests.Accounts.Passwords;

public sealed class HashingLanesTests
{
    private readonly HashingLanes<string> lanes = new();

    [Fact]
    public void Each_network_has_one_turn_in_a_round_however_many_wait_in_its_line()
    {
        for (var i = 0; i < 5; i++)
            Add("flood", $"flood {i}");
        Add("home", "home");
        Add("clinic", "clinic");

        Assert.Equal(["flood 0", "home", "clinic", "flood 1", "flood 2"], Enumerable.Range(0, 5).Select(_ => lanes.Next()));
    }

    [Fact]
    public void Who_is_known_goes_first_and_a_stranger_has_every_fourth_turn()
    {
        for (var i = 0; i < 8; i++)
            Add($"network {i}", "stranger");
        for (var i = 0; i < 6; i++)
            lanes.TryAdd(HashingPlace.Known($"person {i}"), "known");

        Assert.Equal(["known", "known", "known", "stranger", "known", "known", "known", "stranger", "stranger"],
            Enumerable.Range(0, 9).Select(_ => lanes.Next()));
    }

    [Fact]
    public void One_line_and_all_lines_are_bounded()
    {
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => Add("flood", "x")));
        Assert.Equal(190, Enumerable.Range(0, 1000).Count(i => Add($"network {i}", "x")));
        Assert.Equal(5, Enumerable.Range(0, 50).Count(_ => lanes.TryAdd(HashingPlace.Known("person"), "x")));
        Assert.Equal(205, lanes.Count);
    }

    [Fact]
    public void Whoever_gives_up_leaves_the_line_and_nothing_behind()
    {
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(Add($"network {i}", "x"));
            Assert.True(lanes.Remove(Stranger($"network {i}"), "x"));
        }
        Assert.False(lanes.Remove(Stranger("network 1"), "x"));
        Assert.Equal(0, lanes.Count);
        Assert.Null(lanes.Next());
        Assert.True(Add("home", "home"));
        Assert.Equal("home", lanes.Next());
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData(null, "nonsense", true)]
    public void A_network_is_an_IPv4_address_or_a_64_of_IPv6(string? one, string? other, bool isSame) =>
        Assert.Equal(isSame, HashingPlace.Stranger(Caller.Anonymous(one)) == HashingPlace.Stranger(Caller.Anonymous(other)));

    private bool Add(string network, string item) => lanes.TryAdd(Stranger(network), item);

    private static HashingPlace Stranger(string network) => new(false, network);
}
