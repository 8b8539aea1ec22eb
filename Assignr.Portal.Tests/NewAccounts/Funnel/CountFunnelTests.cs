using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Funnel;

public sealed class CountFunnelTests : MailingBench
{
    [Fact]
    public async Task Everybody_who_is_active_stands_at_the_steps_they_reached()
    {
        await portal.SaveAsync(A.Person("Not Emailed", null), A.Person("Without Email", "in@example.com", loggedInAt: portal.Now),
            A.Person("Gone Away", "gone@example.com", Permissions.None));
        await SendToAsync(3);
        LetItStart();
        await outbox.SendEverythingAsync(message => message.Address == "number0@example.com"
            ? (AttemptOutcome.Refused, "550 no such user")
            : (AttemptOutcome.HandedOver, "250 ok"));
        await LogInAsync("number1@example.com", after: TimeSpan.FromDays(2));

        var counts = await CountAsync(FunnelScope.Everybody);

        Assert.Equal((5, 3, 2, 2, 3), (counts.Added, counts.Emailed, counts.HandedOver, counts.LoggedIn, counts.Out));
        Assert.Equal(TimeSpan.FromDays(2), counts.Median);
    }

    [Fact]
    public async Task A_mailing_has_its_own_people_and_what_it_reached_itself()
    {
        await portal.SaveAsync(A.Person("Somebody Else", null));
        var first = await SendToAsync(2);
        LetItStart();
        await outbox.SendEverythingAsync(message => message.Address == "number0@example.com"
            ? (AttemptOutcome.Refused, "550 no such user")
            : (AttemptOutcome.HandedOver, "250 ok"));
        await portal.Get<FixAddressAndSendAgain>().RunAsync(TestPortal.Assignor,
            (await LoadAsync(first)).Refused.Single().PersonId!.Value, "number0@example.com", "right@example.com");
        await outbox.SendEverythingAsync();
        await LogInAsync("right@example.com", after: TimeSpan.FromHours(3));

        var counts = await CountAsync(new FunnelScope(first));

        Assert.Equal((2, 2, 1, 1, 1), (counts.Added, counts.Emailed, counts.HandedOver, counts.LoggedIn, counts.Out));
    }

    [Fact]
    public async Task An_import_has_those_of_its_file_and_one_that_is_not_there_nobody()
    {
        var (import, two) = (Guid.CreateVersion7(), new[] { A.Person("One"), A.Person("Two", loggedInAt: portal.Now) });
        await portal.SaveAsync([.. two, A.Person("Three")]);
        await portal.SaveAsync([.. two.Select(person => new ImportedPerson { ImportId = import, PersonId = person.Id })]);

        var counts = await CountAsync(new FunnelScope(ImportId: import));

        Assert.Equal((2, 0, 0, 1, 1), (counts.Added, counts.Emailed, counts.HandedOver, counts.LoggedIn, counts.Out));
        Assert.Null(counts.Median);
        Assert.Equal(0, (await CountAsync(new FunnelScope(ImportId: Guid.CreateVersion7()))).Added);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_number_is_the_length_of_the_list_that_it_leads_to_and_those_who_are_out_are_the_banners(bool ofAMailing)
    {
        await portal.SaveAsync(A.Person("Not Emailed", null), A.Person("In Already", "in@example.com", loggedInAt: portal.Now),
            A.Person("Gone Away", "gone@example.com", Permissions.None));
        var mailing = await SendToAsync(4);
        LetItStart();
        await outbox.SendEverythingAsync(message => message.Address == "number0@example.com"
            ? (AttemptOutcome.Refused, "550 no such user")
            : (AttemptOutcome.HandedOver, "250 ok"));
        await LogInAsync("number1@example.com", after: TimeSpan.FromDays(1));
        var scope = ofAMailing ? new FunnelScope(mailing) : FunnelScope.Everybody;

        var counts = await CountAsync(scope);

        foreach (var step in FunnelSteps.Of(scope))
        {
            var list = await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, PeopleUrl.Read(step.Url(scope)));
            Assert.True(counts[step] == list.Total, $"{step}: {counts[step]} and a list of {list.Total}");
        }
        if (!ofAMailing)
            Assert.Equal((await portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor)).People, counts.Out);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 9 }, 2)]
    [InlineData(new[] { 1, 3 }, 2)]
    [InlineData(new[] { -5 }, 0)]
    public async Task The_median_is_that_of_whoever_was_emailed_and_logged_in(int[] days, int median)
    {
        await SendToAsync(days.Length);
        LetItStart();
        await outbox.SendEverythingAsync();
        for (var number = 0; number < days.Length; number++)
            await LogInAsync($"number{number}@example.com", TimeSpan.FromDays(days[number]));

        Assert.Equal(TimeSpan.FromDays(median), (await CountAsync(FunnelScope.Everybody)).Median);
    }

    [Fact]
    public async Task The_first_email_that_was_handed_over_counts_and_not_a_later_one()
    {
        await SendToAsync(1);
        LetItStart();
        await outbox.SendEverythingAsync();
        var (id, first) = (await portal.ReadAsync(db => db.People.Select(person => person.Id).SingleAsync()), portal.Now);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, id);
        await outbox.SendEverythingAsync();

        Assert.Equal(first, await portal.ReadAsync(db => db.FirstEmailedAsync(id, CancellationToken.None)));
        Assert.Null(await portal.ReadAsync(db => db.FirstEmailedAsync(Guid.CreateVersion7(), CancellationToken.None)));
    }

    private Task<FunnelCounts> CountAsync(FunnelScope scope) => portal.Get<CountFunnel>().RunAsync(TestPortal.Assignor, scope);

    private Task LogInAsync(string address, TimeSpan after) => portal.Database.WriteAsync(async db =>
    {
        var person = await db.People.SingleAsync(person => person.PrimaryAddress == address);
        person.WasFirstEmailed(await db.FirstEmailedAsync(person.Id, CancellationToken.None));
        person.LogIn((person.FirstEmailedAt ?? portal.Now) + after);
    });
}
