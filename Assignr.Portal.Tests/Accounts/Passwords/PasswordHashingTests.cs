using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Accounts.Passwords;

public sealed class PasswordHashingTests : IDisposable
{
    private readonly SlowHasher slow = new();
    private readonly FakeTimeProvider clock = new();
    private readonly PasswordHashing passwords;

    public PasswordHashingTests() => passwords = new PasswordHashing(slow, clock);

    public void Dispose() => slow.Dispose();

    [Fact]
    public async Task A_flood_is_turned_away_in_time_and_whoever_is_known_gets_in()
    {
        var flood = Enumerable.Range(0, 500).Select(i => CheckAsync(new HashingPlace(false, $"network {i}"))).ToArray();
        var link = passwords.HashAsync("muddy cleats in October", "link");
        var device = CheckAsync(HashingPlace.Known("person"));

        clock.Advance(TimeSpan.FromSeconds(1.5));
        var turnedAway = flood.Count(check => check.IsCompleted);
        slow.Go();

        Assert.True(turnedAway >= 500 - Places);
        Assert.Equal("dummy", await link);
        Assert.Equal(PasswordCheck.Right, await device);
        Assert.Equal(500 - Places, (await Task.WhenAll(flood)).Count(answer => answer == PasswordCheck.Busy));
        Assert.True(slow.MostAtOnce <= Places);
        Assert.Equal(0, passwords.Waiting);
        Assert.Equal(PasswordCheck.Right, await CheckAsync(new HashingPlace(false, "network")));
    }

    [Fact]
    public async Task Nothing_is_counted_for_whoever_did_not_get_a_turn()
    {
        var counted = 0;
        var tries = Enumerable.Range(0, 100).Select(i => passwords.CheckAsync(
            new HashingPlace(false, $"network {i}"),
            () =>
            {
                Interlocked.Increment(ref counted);
                return Task.FromResult<string?>("hash");
            },
            "muddy cleats in October")).ToArray();
        clock.Advance(TimeSpan.FromSeconds(1.5));
        slow.Go();
        await Task.WhenAll(tries);

        Assert.Equal(Places, counted);
    }

    [Fact]
    public async Task A_request_that_is_aborted_makes_room()
    {
        var inside = Enumerable.Range(0, Places).Select(i => CheckAsync(new HashingPlace(false, $"network {i}"))).ToArray();
        using var hangUp = new CancellationTokenSource();
        var gone = passwords.CheckAsync(HashingPlace.Known("person"), () => Task.FromResult<string?>("hash"), "muddy cleats", hangUp.Token);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        slow.Go();
        await Task.WhenAll(inside);

        Assert.Equal(0, passwords.Waiting);
        Assert.Equal(PasswordCheck.Right, await CheckAsync(HashingPlace.Known("person")));
    }

    [Fact]
    public async Task Hashes_also_where_there_is_nothing_to_compare_with()
    {
        slow.Go();

        Assert.Equal(PasswordCheck.Wrong, await CheckAsync(HashingPlace.Known(""), null));
        Assert.Equal(PasswordCheck.Wrong, await CheckAsync(HashingPlace.Known(""), "hash", "lone \ud800"));
        Assert.Equal(PasswordCheck.Wrong, await CheckAsync(HashingPlace.Known(""), "hash", new string('x', 1_000_000)));
        Assert.Equal(3, slow.Checks);
    }

    private static int Places => Math.Max(1, Environment.ProcessorCount - 1);

    private Task<PasswordCheck> CheckAsync(HashingPlace place, string? hash = "hash", string password = "muddy cleats in October") =>
        passwords.CheckAsync(place, () => Task.FromResult(hash), password);

    private sealed class SlowHasher : IPasswordHasher<Account>, IDisposable
    {
        private readonly ManualResetEventSlim go = new();
        private int atOnce;
        private int checks;

        public int MostAtOnce { get; private set; }

        public int Checks => checks;

        public void Go() => go.Set();

        public string HashPassword(Account user, string password) => "dummy";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref atOnce));
            go.Wait();
            Interlocked.Decrement(ref atOnce);
            return PasswordVerificationResult.Success;
        }

        public void Dispose() => go.Dispose();
    }
}
