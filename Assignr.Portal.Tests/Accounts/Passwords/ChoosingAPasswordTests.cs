using Assignr.Portal.Tests.Accounts.Links;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Passwords;

/// <summary>What is typed on the page of a link.</summary>
public sealed class ChoosingAPasswordTests(PortalHttp http) : LinkPageBench(http)
{
    [Fact]
    public async Task Submit_signs_in_and_the_link_then_says_that_it_was_used()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = portal.Visit();

        var answer = await ChooseAsync(visitor, raw, person);

        Assert.Contains("__Host-assignr", visitor.Cookies.Keys);
        Assert.DoesNotContain(visitor.Cookies.Keys, name => name.StartsWith("__Host-assignr-choose", StringComparison.Ordinal));
        Assert.Contains("Welcome, Terrence", (await visitor.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.NotNull((await portal.ReadAsync(db => db.People.SingleAsync(row => row.Id == person.Id))).FirstLoginAt);
        Assert.Contains("This link was already used", (await portal.Visit().OpenAsync($"/choose-password/{raw}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_password_gets_its_sentence_and_does_not_use_up_the_link()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = portal.Visit();

        Assert.Contains("are too few", (await ChooseAsync(visitor, raw, person, "short")).Text, StringComparison.Ordinal);
        Assert.Contains("Too easy to guess", (await ChooseAsync(visitor, raw, person, "password1234")).Text, StringComparison.Ordinal);
        Assert.Contains("are not the same", (await ChooseAsync(visitor, raw, person, Chosen, "something else")).Text,
            StringComparison.Ordinal);
        Assert.Equal("/?welcome=1", (await ChooseAsync(visitor, raw, person)).Location);
    }

    [Fact]
    public async Task Two_passwords_that_differ_are_both_typed_again_beginning_with_the_first()
    {
        var (person, raw) = await InvitedAsync();

        var answer = await ChooseAsync(portal.Visit(), raw, person, Chosen, "something else");

        Assert.Contains("The two passwords are not the same. Type both again.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("password", answer.Focus);
    }

    [Fact]
    public async Task What_was_typed_as_a_password_never_comes_back()
    {
        var (person, raw) = await InvitedAsync();

        var answer = await ChooseAsync(portal.Visit(), raw, person, "canary password typed here", "another canary");

        Assert.DoesNotContain("canary", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.LogLines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_twenty_who_submit_at_once_one_wins_and_only_that_password_signs_in()
    {
        var (person, raw) = await InvitedAsync();
        var visitors = Enumerable.Range(0, 20).Select(_ => portal.Visit()).ToArray();
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.OpenAsync($"/choose-password/{raw}")));

        var answers = await Task.WhenAll(visitors.Select((visitor, i) =>
            visitor.PostAsync(pages[i], "/choose-password", "choose", Fields(person, $"{Chosen} {i}", $"{Chosen} {i}"))));

        var winner = Assert.Single(Enumerable.Range(0, 20), i => answers[i].Location == "/?welcome=1");
        for (var i = 0; i < 3; i++)
        {
            var login = await portal.Visit().PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!),
                ("Form.Password", $"{Chosen} {(winner + i) % 20}"));
            Assert.Equal(i == 0, login.Location == "/");
        }
    }

    [Fact]
    public async Task At_a_shared_address_the_second_one_is_offered_a_user_name_of_their_own()
    {
        var (first, raw) = await InvitedAsync();
        await ChooseAsync(portal.Visit(), raw, first);
        var sibling = A.Person("Ana-María Miles", first.PrimaryAddress);
        await portal.SaveAsync(sibling);
        var visitor = portal.Visit();
        var page = await visitor.OpenAsync($"/choose-password/{await portal.MintAsync(sibling, Purpose.NewAccount)}");
        Assert.Contains("value=\"ana-maria.miles\"", page.Body, StringComparison.Ordinal);

        var taken = await visitor.PostAsync(page, "/choose-password", "choose", ("Input.UserName", first.PrimaryAddress!),
            ("Input.Password", Chosen), ("Input.Again", Chosen));
        Assert.Contains("Somebody has this user name already", taken.Text, StringComparison.Ordinal);
        var odd = await visitor.PostAsync(taken, "/choose-password", "choose", ("Input.UserName", "somebody@else.example"),
            ("Input.Password", Chosen), ("Input.Again", Chosen));
        Assert.Contains("one of your own addresses", odd.Text, StringComparison.Ordinal);
        var done = await visitor.PostAsync(odd, "/choose-password", "choose", ("Input.UserName", "ana"), ("Input.Password", Chosen),
            ("Input.Again", Chosen));
        Assert.Equal("/?welcome=1", done.Location);
    }

    [Fact]
    public async Task The_fields_are_known_to_password_managers()
    {
        var (_, raw) = await InvitedAsync();

        var page = (await portal.Visit().OpenAsync($"/choose-password/{raw}")).Body;

        Assert.Matches("""name="Input.UserName"[^>]+autocomplete="username""", page);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, """<input type="password"[^>]+autocomplete="new-password"""));
    }
}
