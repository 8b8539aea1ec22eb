using Assignr.Portal.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Assignr.Portal.Tests.Accounts;

public sealed class PasswordsTests
{
    [Fact]
    public async Task A_flood_is_turned_away_at_the_gate_instead_of_starving_everybody()
    {
        using var slow = new SlowHasher();
        using var passwords = new Passwords(slow);
        var flood = Enumerable.Range(0, 200).Select(_ => passwords.CheckAsync("hash", "muddy cleats in October")).ToArray();

        Assert.All(flood.Skip(40), check => Assert.True(check.IsCompletedSuccessfully));
        slow.Go();
        var answers = await Task.WhenAll(flood);

        Assert.Equal(160, answers.Count(answer => answer == PasswordCheck.Busy));
        Assert.Equal(40, answers.Count(answer => answer == PasswordCheck.Right));
        Assert.True(slow.MostAtOnce <= Math.Max(1, Environment.ProcessorCount - 1));
        Assert.Equal(PasswordCheck.Right, await passwords.CheckAsync("hash", "muddy cleats in October"));
    }

    [Fact]
    public async Task Hashes_also_where_there_is_nothing_to_compare_with()
    {
        using var slow = new SlowHasher();
        using var passwords = new Passwords(slow);
        slow.Go();

        Assert.Equal(PasswordCheck.Wrong, await passwords.CheckAsync(null, "muddy cleats in October"));
        Assert.Equal(PasswordCheck.Wrong, await passwords.CheckAsync("hash", "lone \ud800"));
        Assert.Equal(PasswordCheck.Wrong, await passwords.CheckAsync("hash", new string('x', 1_000_000)));
        Assert.Equal(3, slow.Checks);
    }

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
