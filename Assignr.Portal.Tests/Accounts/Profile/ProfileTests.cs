using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Profile;

public sealed class ProfileTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Chosen = "kickoff in the pouring rain";

    [Fact]
    public async Task A_phone_number_is_changed_without_a_password()
    {
        var (visitor, person) = await SignedInAsync();

        var answer = await SaveAsync(visitor, person, "(555) 010-0199", "", person.PrimaryAddress!);

        Assert.Equal("/profile?done=saved", answer.Location);
        Assert.Equal("(555) 010-0199", (await ReadAsync(person)).Phone);
    }

    [Fact]
    public async Task Another_address_needs_the_password_again()
    {
        var (visitor, person) = await SignedInAsync();

        Assert.Contains("Enter your password to change an email.", (await SaveAsync(visitor, person, "", "", "new@example.com")).Text,
            StringComparison.Ordinal);
        Assert.Contains("This is not your password.", (await SaveAsync(visitor, person, "", "wrong wrong wrong", "new@example.com")).Text,
            StringComparison.Ordinal);
        Assert.Equal(person.PrimaryAddress, (await ReadAsync(person)).PrimaryAddress);
    }

    [Fact]
    public async Task A_new_address_that_looks_mistyped_is_asked_about_once()
    {
        var (visitor, person) = await SignedInAsync();
        var typed = $"{Guid.NewGuid():n}@gmial.com";

        var asked = await SaveAsync(visitor, person, "", PortalHttp.Password, person.PrimaryAddress!, typed);

        Assert.Contains($"Did you mean {typed.Replace("gmial", "gmail", StringComparison.Ordinal)}?", asked.Text, StringComparison.Ordinal);
        Assert.Contains($"name=\"Contact.AskedAbout[1]\" value=\"{typed}\"", asked.Body, StringComparison.Ordinal);
        var again = await visitor.PostAsync("/profile", "profile",
            ("Contact.Current", PortalHttp.Password), ("Contact.Shown[0]", person.PrimaryAddress!),
            ("Contact.Addresses[0]", person.PrimaryAddress!), ("Contact.Addresses[1]", typed),
            ("Contact.AskedAbout[0]", person.PrimaryAddress!), ("Contact.AskedAbout[1]", typed));
        Assert.Equal("/profile?done=asked", again.Location);
    }

    [Fact]
    public async Task A_mistyped_address_beside_another_mistake_is_asked_about_with_it()
    {
        var (visitor, person) = await SignedInAsync();

        var answer = await SaveAsync(visitor, person, "", PortalHttp.Password, "nonsense", "sarah@gmial.com");

        Assert.Contains("An email address looks like name@example.com.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Did you mean sarah@gmail.com?", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_a_removed_address_end_and_a_notice_goes_there()
    {
        var (visitor, person) = await SignedInAsync(more: $"{Guid.NewGuid():n}@example.com");
        var (old, kept) = (person.Addresses[0].Address, person.Addresses[1].Address);
        var raw = await portal.MintAsync(person, Purpose.PasswordReset);

        var answer = await SaveAsync(visitor, person, "", PortalHttp.Password, "", kept);

        Assert.Equal("/profile?done=saved", answer.Location);
        Assert.Equal(kept, (await ReadAsync(person)).PrimaryAddress);
        Assert.Contains("This link stopped working", (await portal.Visit().OpenAsync($"/reset-password/{raw}")).Text,
            StringComparison.Ordinal);
        Assert.True(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.Kind == "address-removed"
            && message.Address == old)));
        Assert.True(await portal.ReadAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == Act.AddressesChanged
            && entry.ActorId == person.Id)));
    }

    [Fact]
    public async Task The_last_address_stays_and_a_wrong_one_gets_its_sentence()
    {
        var (visitor, person) = await SignedInAsync();

        Assert.Contains("Keep at least one email", (await SaveAsync(visitor, person, "", PortalHttp.Password, "", "")).Text,
            StringComparison.Ordinal);
        Assert.Contains("An email address looks like name@example.com.",
            (await SaveAsync(visitor, person, "", PortalHttp.Password, "nonsense")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_tab_has_overtaken_is_not_saved_and_shows_what_is_there()
    {
        var (visitor, person) = await SignedInAsync(more: $"{Guid.NewGuid():n}@example.com");
        var kept = person.Addresses[1].Address;
        await SaveAsync(visitor, person, "", PortalHttp.Password, "", kept);

        var late = await SaveAsync(visitor, person, "", PortalHttp.Password, person.Addresses[0].Address, "late@example.com");

        Assert.Contains("Not saved: your addresses changed meanwhile.", late.Text, StringComparison.Ordinal);
        Assert.Contains($"name=\"Contact.Addresses[0]\" value=\"{kept}\"", late.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_keeps_this_session_ends_the_others_and_sends_the_notice()
    {
        var (visitor, person) = await SignedInAsync();
        var elsewhere = await SignInAsync(person);

        Assert.Contains("This is not your password.", (await ChangeAsync(visitor, "not the current one", Chosen)).Text,
            StringComparison.Ordinal);
        Assert.Contains("Too easy to guess", (await ChangeAsync(visitor, PortalHttp.Password, "password1234")).Text,
            StringComparison.Ordinal);
        var answer = await ChangeAsync(visitor, PortalHttp.Password, Chosen);

        Assert.Equal("/profile?done=password", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/profile")).Status);
        Assert.StartsWith("/login", (await elsewhere.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.True(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.Kind == "password-changed"
            && message.PersonId == person.Id)));
    }

    [Fact]
    public async Task Everybody_lands_where_their_work_is()
    {
        var (official, _) = await SignedInAsync();
        var (assignor, _) = await SignedInAsync(Permissions.Assignor);
        var (both, _) = await SignedInAsync(Permissions.Assignor | Permissions.Official);

        Assert.Contains("no game is assigned to you yet", (await official.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal("/people", (await assignor.GetAsync("/")).Location);
        Assert.Equal("/people", (await both.GetAsync("/")).Location);
        Assert.Contains("My games", (await both.GetAsync("/my-games")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_shows_the_next_games_and_who_leads_the_crew()
    {
        var (visitor, person) = await SignedInAsync();
        var referee = A.Person("Greta Abernathy", $"{Guid.NewGuid():n}@example.com");
        await portal.SaveAsync(referee);
        var start = TimeProvider.System.GetUtcNow().AddDays(30);
        await portal.SaveAsync([.. Enumerable.Range(0, 6).Select(i => A.Game(start.AddDays(i), ("Referee", referee), ("Umpire", person)))]);
        await portal.SaveAsync(A.Game(start.AddDays(-60), ("Umpire", person)));

        var answer = await visitor.GetAsync("/");
        var page = answer.Text;

        // Long names of teams and people must wrap, and not be cut.
        Assert.Contains("class=\"games\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("""<li class="game">(?:(?!</li>).)*\bclip\b""", answer.Body.ReplaceLineEndings(" "));
        Assert.Contains("Terrence, your next game is on", page, StringComparison.Ordinal);
        Assert.Contains("TB at KC", page, StringComparison.Ordinal);
        Assert.Contains("with Greta Abernathy, Referee", page, StringComparison.Ordinal);
        Assert.Contains("2 more games", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2 more games", (await visitor.GetAsync("/my-games?all=1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_says_of_a_game_without_a_time_that_it_is_to_be_set()
    {
        var (visitor, person) = await SignedInAsync();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(30).Date);
        await portal.SaveAsync(A.GameWithoutTime(day, ("Umpire", person)));

        var answer = await visitor.GetAsync("/");

        Assert.Contains("Its time is to be set.", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"{day:ddd}, time to be set", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"datetime=\"{day:yyyy-MM-dd}\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_that_is_refused_is_asked_for_from_the_first_emptied_field_on()
    {
        var (visitor, _) = await SignedInAsync();

        var answer = await visitor.PostAsync("/profile", "password",
            ("Input.Current", PortalHttp.Password), ("Input.Password", Chosen), ("Input.Again", "something else entirely"));

        Assert.Contains("The two passwords are not the same. Type both again.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("now", answer.Focus);
    }

    [Fact]
    public async Task An_assignor_reads_a_sentence_before_the_link_to_their_name()
    {
        var (visitor, person) = await SignedInAsync(Permissions.Assignor);

        Assert.Contains($"{person.PrimaryAddress}. <a href=\"/people/{person.Id}\">Change your name</a>",
            (await visitor.GetAsync("/profile")).Body, StringComparison.Ordinal);
    }

    private async Task<(Visitor Visitor, Person Person)> SignedInAsync(Permissions permissions = Permissions.Official, params string[] more)
    {
        var person = await portal.WithAccountAsync(
            A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: permissions, moreAddresses: more));
        return (await SignInAsync(person), person);
    }

    private async Task<Visitor> SignInAsync(Person person)
    {
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return visitor;
    }

    /// <param name="person">With the addresses that the form showed.</param>
    private static Task<Answer> SaveAsync(Visitor visitor, Person person, string phone, string current, params string[] addresses) =>
        visitor.PostAsync("/profile", "profile",
            [
                ("Contact.Phone", phone), ("Contact.Current", current),
                .. person.Addresses.Select((address, i) => ($"Contact.Shown[{i}]", address.Address)),
                .. addresses.Select((address, i) => ($"Contact.Addresses[{i}]", address)),
            ]);

    private static Task<Answer> ChangeAsync(Visitor visitor, string current, string password) =>
        visitor.PostAsync("/profile", "password", ("Input.Current", current), ("Input.Password", password), ("Input.Again", password));

    private Task<Person> ReadAsync(Person person) =>
        portal.ReadAsync(db => db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id));
}
