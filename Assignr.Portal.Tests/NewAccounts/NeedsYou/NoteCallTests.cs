using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Changes;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

public sealed class NoteCallTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task It_is_in_the_persons_timeline_with_who_called_and_what_was_said()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        var told = new List<Change>();
        portal.Get<ChangeFeed>().Changed += told.Add;

        var done = await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, person.Id, " Will look\nin spam ");

        Assert.Equal("Noted that you called Terrence.", done.InWords);
        var entry = Assert.Single((await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person.Id)).Entries);
        Assert.Equal((portal.Now, "Called by phone", "By Marcy Dolan. Will look in spam."), (entry.At, entry.Title, entry.Text));
        Assert.Equal([person.Id], Assert.Single(told).People);
    }

    [Fact]
    public async Task Without_a_note_it_only_says_who()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, person.Id, "  ");

        Assert.Equal("By Marcy Dolan.",
            Assert.Single((await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person.Id)).Entries).Text);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_at_its_field_and_nothing_is_written()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        var done = await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, person.Id, new string('x', 1_301));

        Assert.Equal("Write at most 300 characters; these are 1,301.", done.Problems.At("Note"));
        Assert.Empty((await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person.Id)).Entries);
    }

    [Fact]
    public async Task Somebody_who_was_deleted_meanwhile_is_said() => Assert.Equal("This person was deleted meanwhile.",
        (await portal.Get<NoteCall>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), "x")).Refusal);
}
