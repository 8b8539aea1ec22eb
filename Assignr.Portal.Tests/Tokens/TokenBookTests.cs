using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Tokens;

public sealed class TokenBookTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_link_works_until_the_very_moment_it_expires_and_not_a_second_longer()
    {
        var (secret, token) = await MintAsync();

        portal.Clock.SetUtcNow(token.ExpiresAt);
        Assert.Equal(LinkState.Good, (await FindAsync(secret)).State);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkState.Expired, (await FindAsync(secret)).State);
    }

    [Theory]
    [InlineData(-0.9, LinkState.Good)]
    [InlineData(-1.1, LinkState.Expired)]
    [InlineData(-100, LinkState.Expired)]
    public async Task A_link_of_a_clock_that_was_far_ahead_does_not_work_until_the_clock_comes_there_again(
        double lifetimes, LinkState state)
    {
        var (secret, token) = await MintAsync();

        portal.Clock.AdjustTime(token.IssuedAt + (lifetimes * (token.ExpiresAt - token.IssuedAt)));

        Assert.Equal(state, (await FindAsync(secret)).State);
    }

    [Fact]
    public async Task A_link_of_one_purpose_is_unknown_for_another()
    {
        var (secret, _) = await MintAsync();

        Assert.Equal(LinkState.Unknown, (await FindAsync(secret, Purpose.PasswordReset)).State);
    }

    [Fact]
    public async Task Of_fifty_who_redeem_at_once_one_wins()
    {
        var (_, token) = await MintAsync();

        var winners = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
            await portal.Database.WriteAsync(db => db.RedeemAsync(token, portal.Now)))));

        Assert.Equal(1, winners.Count(won => won));
    }

    [Fact]
    public async Task Using_one_link_kills_the_others_of_its_purpose()
    {
        var (_, first) = await MintAsync();
        var (other, _) = await MintAsync(first.PersonId);

        await using (var db = await portal.Database.CreateDbContextAsync())
            Assert.True(await db.RedeemAsync(first, portal.Now));

        var found = await FindAsync(other);
        Assert.Equal(LinkState.Revoked, found.State);
        Assert.Equal(Revocation.AnotherUsed, found.Token!.RevokedBecause);
    }

    [Fact]
    public async Task Only_the_hash_of_a_secret_is_stored()
    {
        var (secret, _) = await MintAsync();

        Assert.Equal(Secret.RawLength, secret.Raw.Length);
        var stored = await portal.ReadAsync(db => db.Tokens.SingleAsync());
        Assert.Equal(secret.Hash, stored.Hash);
        Assert.DoesNotContain(secret.Raw, secret.ToString(), StringComparison.Ordinal);
    }

    private async Task<(Secret, Token)> MintAsync(Guid? personId = null)
    {
        if (personId is null)
        {
            var person = A.Person();
            await portal.SaveAsync(person);
            personId = person.Id;
        }
        var secret = Secret.Mint();
        var token = new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = personId,
            Hash = secret.Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14),
        };
        await portal.SaveAsync(token);
        return (secret, token);
    }

    private Task<FoundLink> FindAsync(Secret secret, Purpose purpose = Purpose.NewAccount) =>
        portal.ReadAsync(db => db.FindLinkAsync(secret.Raw, purpose, portal.Now));
}
