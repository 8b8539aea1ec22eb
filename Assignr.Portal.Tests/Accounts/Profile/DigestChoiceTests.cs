using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Profile;

public sealed class DigestChoiceTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Theory]
    [InlineData(Permissions.Official, false)]
    [InlineData(Permissions.Observer, false)]
    [InlineData(Permissions.Assignor, true)]
    [InlineData(Permissions.Assignor | Permissions.Official, true)]
    public async Task Only_an_assignor_sees_the_choice_and_it_is_weekly(Permissions permissions, bool seen)
    {
        var (visitor, _) = await SignedInAsync(permissions);

        var page = await visitor.GetAsync("/profile");

        Assert.Equal(seen, page.Body.Contains("Digest.Choice", StringComparison.Ordinal));
        if (seen)
            Assert.Matches("""value="Weekly"\s+checked""", page.Body);
    }

    [Fact]
    public async Task A_choice_is_saved_shown_and_audited_once()
    {
        var (visitor, person) = await SignedInAsync(Permissions.Assignor);

        Assert.Equal("/profile?done=digest", (await ChooseAsync(visitor, person, "Daily")).Location);
        await ChooseAsync(visitor, person, "Daily");

        Assert.Matches("""value="Daily"\s+checked""", (await visitor.GetAsync("/profile")).Body);
        Assert.Contains("Saved. The next one comes when it is its time.", (await visitor.GetAsync("/profile?done=digest")).Text,
            StringComparison.Ordinal);
        var entry = Assert.Single(await portal.ReadAsync(db => db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Act == Act.DigestChosen && entry.PersonId == person.Id).ToListAsync()));
        Assert.Equal((person.Id, "Daily"), (entry.ActorId, entry.Detail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hourly")]
    [InlineData("7")]
    public async Task What_is_none_of_the_three_changes_nothing_and_gets_a_sentence(string choice)
    {
        var (visitor, person) = await SignedInAsync(Permissions.Assignor);

        Assert.Contains("Choose one of the three.", (await ChooseAsync(visitor, person, choice)).Text, StringComparison.Ordinal);

        Assert.Equal(DigestChoice.Weekly, await ChoiceOfAsync(person));
    }

    [Fact]
    public async Task A_form_of_somebody_else_or_of_one_who_is_no_assignor_any_more_changes_nothing()
    {
        var (visitor, person) = await SignedInAsync(Permissions.Assignor);
        var page = await visitor.GetAsync("/profile");
        Assert.Contains("You are signed in as Terrence Miles here now.", (await visitor.PostAsync(page, "/profile", "digest",
            ("For", Guid.NewGuid().ToString()), ("Digest.Choice", "Off"))).Text, StringComparison.Ordinal);
        await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Permissions, Permissions.Official)));

        var answer = await visitor.PostAsync(page, "/profile", "digest", ("For", person.Id.ToString()), ("Digest.Choice", "Off"));

        Assert.True(answer.Status < HttpStatusCode.InternalServerError);
        Assert.Equal(DigestChoice.Weekly, await ChoiceOfAsync(person));
    }

    private async Task<(Visitor Visitor, Person Person)> SignedInAsync(Permissions permissions)
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: permissions));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return (visitor, person);
    }

    private static Task<Answer> ChooseAsync(Visitor visitor, Person person, string choice) =>
        visitor.PostAsync("/profile", "digest", ("For", person.Id.ToString()), ("Digest.Choice", choice));

    private Task<DigestChoice> ChoiceOfAsync(Person person) =>
        portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(row => row.Digest).SingleAsync());
}
