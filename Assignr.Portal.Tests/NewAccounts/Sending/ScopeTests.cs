using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>Whom a mailing is for, beside its audience.</summary>
public sealed class ScopeTests : MailingBench
{
    private const Audience Everybody = Audience.AllUsersThatHaveNeverLoggedIn;

    [Fact]
    public async Task Only_those_who_were_ticked_get_one()
    {
        var people = await SaveAsync("ana", "kofi", "noor", "sian");

        var preview = await LookAsync(Scope.OfTicked([people[0].Id, people[2].Id]));
        await SendAsync(preview);

        Assert.Equal(["ana@x.example", "noor@x.example"], await AddressesAsync());
        Assert.Equal("All Users that have never logged in of 2 ticked people",
            (await portal.ReadAsync(db => db.Mailings.SingleAsync())).Whom);
    }

    [Theory]
    [InlineData(SentSoFar.Nothing, "never")]
    [InlineData(SentSoFar.LinkThatWorks, "works")]
    [InlineData(SentSoFar.LinkExpired, "expired")]
    [InlineData(SentSoFar.Nothing | SentSoFar.LinkExpired, "expired", "never")]
    [InlineData(SentSoFar.Anything, "expired", "never", "works")]
    [InlineData(SentSoFar.None)]
    public async Task The_ticks_leave_whoever_was_sent_that(SentSoFar sent, params string[] expected)
    {
        var people = await SaveAsync("never", "works", "expired");
        await EmailedAsync(people[1], portal.Now.AddDays(-3), portal.Now.AddDays(11));
        await EmailedAsync(people[2], portal.Now.AddDays(-30), portal.Now.AddDays(-16));

        var preview = await LookAsync(Scope.Everybody with { SentSoFar = sent });

        Assert.Equal((expected.Length, expected.Length), (preview.NeverLoggedIn, preview.Recipients.Count));
        if (expected.Length > 0)
            await SendAsync(preview);
        Assert.Equal(expected.Select(name => $"{name}@x.example"), await AddressesAsync());
    }

    [Fact]
    public async Task Five_thousand_who_were_ticked_travel_as_a_set()
    {
        var people = Enumerable.Range(0, 5_000).Select(number => A.Person($"Number {number}", $"number{number}@x.example")).ToArray();
        await portal.SaveAsync([.. people, A.Person("Not Ticked", "not@x.example")]);

        var preview = await LookAsync(Scope.OfTicked([.. people.Select(person => person.Id)]));
        await SendAsync(preview);

        Assert.Equal(5_000, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.DoesNotContain("not@x.example", await AddressesAsync());
    }

    [Fact]
    public async Task A_press_is_refused_where_somebody_who_was_ticked_was_deactivated_or_deleted_meanwhile()
    {
        var people = await SaveAsync("ana", "kofi", "noor");
        var preview = await LookAsync(Scope.OfTicked([.. people.Select(person => person.Id)]));
        await portal.ReadAsync(async db => await db.People.Where(person => person.Id == people[0].Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.Permissions, Permissions.None))
            + await db.People.Where(person => person.Id == people[1].Id).ExecuteDeleteAsync());

        var refused = await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);

        Assert.Equal((1, 1, 0), (refused.Fresh!.Recipients.Count, refused.Fresh.Deactivated,
            await portal.ReadAsync(db => db.Messages.CountAsync())));
        Assert.Equal(2, refused.Changes.Count);
    }

    [Fact]
    public async Task Those_who_were_ticked_and_get_none_are_told_of()
    {
        var people = await SaveAsync("ana", "kofi");
        var (gone, inside) = (A.Person("Gone", "gone@x.example", Permissions.None),
            A.Person("Inside", "inside@x.example", loggedInAt: portal.Now));
        await portal.SaveAsync(gone, inside);

        var preview = await LookAsync(Scope.OfTicked([people[0].Id, gone.Id, inside.Id]));

        Assert.Equal((1, 1, 1), (preview.Recipients.Count, preview.Deactivated, preview.LoggedIn));
    }

    private async Task<List<Person>> SaveAsync(params string[] names)
    {
        var people = names.Select(name => A.Person($"{name} Person", $"{name}@x.example")).ToList();
        await portal.SaveAsync([.. people]);
        return people;
    }

    private Task<int> EmailedAsync(Person person, DateTimeOffset sent, DateTimeOffset until) => portal.ReadAsync(db =>
        db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.NewAccountHandedOverAt, sent).SetProperty(one => one.LinkExpiresAt, until)));

    private Task<MailingPreview> LookAsync(Scope scope) =>
        portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Everybody, scope: scope);

    private async Task SendAsync(MailingPreview preview) => Assert.NotNull(
        (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId);

    private Task<List<string>> AddressesAsync() =>
        portal.ReadAsync(db => db.Messages.OrderBy(message => message.Address).Select(message => message.Address).ToListAsync());
}
