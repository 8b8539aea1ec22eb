using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.SenderDomain;

public sealed class CheckUpsTests : IAsyncLifetime
{
    private CheckUpBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task An_answer_is_kept_for_an_hour_and_for_what_was_looked_at()
    {
        Assert.Null((await LoadAsync()).Kept);

        await bench.LookAsync();
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(59));
        var kept = (await LoadAsync()).Kept!;
        Assert.Equal(bench.Portal.Now.AddMinutes(-59), kept.At);
        Assert.All(kept.Rows, row => Assert.Equal(CheckState.Good, row.State));

        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await LoadAsync()).Kept);

        await bench.LookAsync();
        await ChangeAsync(null, "s2");
        Assert.Null((await LoadAsync()).Kept);
    }

    [Fact]
    public async Task Many_who_look_at_once_get_one_answer()
    {
        // So that the first one has not ended when the last one begins.
        await using var slow = await CheckUpBench.StartAsync(timeout: 2);
        slow.WithAGoodDomain().Dns.Answers(CheckUpBench.Relay, DnsManner.IsSilent);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => slow.LookAsync()));

        Assert.Single(all.Distinct(ReferenceEqualityComparer.Instance));
        Assert.Equal(1, slow.Dns.Asked.Count(asked => asked == "MX league.example"));
    }

    [Fact]
    public async Task However_often_somebody_presses_it_looks_once_in_ten_seconds_for_the_site()
    {
        var first = await bench.LookAsync();
        var asked = bench.Dns.Asked.Count;
        for (var press = 0; press < 20; press++)
            Assert.Same(first, await bench.LookAsync());
        Assert.Equal(asked, bench.Dns.Asked.Count);

        await ChangeAsync(null, "mail");
        var another = bench.LookAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.Equal((false, asked), (another.IsCompleted, bench.Dns.Asked.Count));
        bench.Portal.Clock.Advance(CheckUps.Rest);
        Assert.Equal("mail", (await another).Subject.Selector);

        bench.Portal.Clock.Advance(CheckUps.Rest);
        Assert.NotSame(await another, await bench.LookAsync());
    }

    [Fact]
    public async Task A_sender_address_without_a_domain_is_not_looked_up()
    {
        await using var local = await TestPortal.StartAsync(
            services => services.Configure<PortalOptions>(options => options.PublicAddress = "http://localhost:5080"));

        var view = await local.Get<LoadCheckUp>().RunAsync(TestPortal.Assignor);

        Assert.Equal(("no-reply@localhost", null), (view.SenderAddress, view.Subject));
        Assert.Null(await local.Get<LookAtDomain>().RunAsync(TestPortal.Assignor));
    }

    [Theory]
    [InlineData(" Mail ", "mail")]
    [InlineData("s1._domainkey.league.example", "s1")]
    [InlineData("s=s2026;", "s2026")]
    [InlineData("a.b-c_d", "a.b-c_d")]
    [InlineData("", null)]
    public async Task A_selector_is_taken_as_it_is_pasted_and_audited(string typed, string? selector)
    {
        await ChangeAsync(null, "before");

        Assert.True((await ChangeAsync("before", typed)).IsDone);

        Assert.Equal(selector, (await LoadAsync()).Site.DkimSelector);
        Assert.Equal($"DKIM selector: before to {selector ?? "nothing"}.", await bench.Portal.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.Act == Act.SettingsChanged).OrderBy(entry => entry.Id).Select(entry => entry.Detail).LastAsync()));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("-mail")]
    [InlineData("mail..x")]
    [InlineData("größe")]
    [InlineData("._domainkey.league.example")]
    public async Task What_is_no_selector_is_refused_in_a_sentence(string typed)
    {
        var problem = Assert.Single((await ChangeAsync(null, typed)).Problems);

        Assert.Equal("Selector", problem.Field);
        Assert.Null((await LoadAsync()).Site.DkimSelector);
    }

    [Fact]
    public async Task Of_two_who_change_the_selector_the_second_is_told()
    {
        await ChangeAsync(null, "first");

        Assert.StartsWith("Not saved", (await ChangeAsync(null, "second")).Problems[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_in_thirty_days_is_counted_against_what_left()
    {
        var people = Enumerable.Range(0, 3).Select(number => A.Person($"Kim Lane{number}", $"kim{number}@example.com")).ToList();
        await bench.Portal.SaveAsync([.. people]);
        Assert.Equal("No email left in the last 30 days.", (await LoadAsync()).Rates.Says);

        var messages = people.ConvertAll(person => new Message
        {
            Kind = "test",
            Lane = Lane.Now,
            PersonId = person.Id,
            Address = person.PrimaryAddress!,
            AskedAt = bench.Portal.Now,
            DueAt = bench.Portal.Now,
        });
        await bench.Portal.SaveAsync([.. messages, new Attempt
        {
            MessageId = messages[2].Id,
            Number = 1,
            At = bench.Portal.Now,
            Phase = Phases.Report,
            Outcome = AttemptOutcome.Refused,
        }]);
        await bench.Portal.ReadAsync(db => db.Messages.Where(message => message.Id != messages[2].Id).ExecuteUpdateAsync(row =>
            row.SetProperty(message => message.HandedOverAt, bench.Portal.Now)));
        await bench.Portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == people[2].Id).ExecuteUpdateAsync(row =>
            row.SetProperty(address => address.ComplainedAt, bench.Portal.Now)));

        var rates = (await LoadAsync()).Rates;
        Assert.Equal((new Rates(3, 1, 1), CheckState.Wrong), (rates, rates.State));
        Assert.Equal("Of 3 emails, 1 came back (33.33 %), and 1 reader complained (33.33 %).", rates.Says);
        bench.Portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(new Rates(0, 0, 0), (await LoadAsync()).Rates);
    }

    [Theory]
    [InlineData(10_000, 9, CheckState.Good, null)]
    [InlineData(10_000, 10, CheckState.Wrong, "Here they are above 0.1 %.")]
    [InlineData(10_000, 30, CheckState.Wrong, "Here they are above 0.3 %.")]
    public void Complaints_are_judged_by_the_lines_of_large_receivers(int sent, int complaints, CheckState state, string? says)
    {
        var rates = new Rates(sent, complaints, complaints);

        Assert.Equal((state, says), (rates.State, rates.Remarks.ElementAtOrDefault(1)));
    }

    private Task<CheckUpView> LoadAsync() => bench.Portal.Get<LoadCheckUp>().RunAsync(TestPortal.Assignor);

    private Task<Assignr.Portal.Outcomes.Done> ChangeAsync(string? before, string after) =>
        bench.Portal.Get<ChangeSelector>().RunAsync(TestPortal.Assignor, before, after);
}
