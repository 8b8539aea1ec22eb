using System.Globalization;
using System.Net;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Links;

public sealed class LinkPageTests(PortalHttp http) : LinkPageBench(http)
{
    [Fact]
    public async Task The_link_leaves_the_address_bar_at_once()
    {
        var (_, raw) = await InvitedAsync();
        var visitor = portal.Visit();

        var answer = await visitor.GetAsync($"/choose-password/{raw}");

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Matches("^/choose-password[?]link=[A-Za-z0-9_-]{8}$", answer.Location);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        var cookie = Assert.Single(answer.SetCookies);
        Assert.StartsWith("__Host-assignr-choose-", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(raw, cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}.")]
    [InlineData("{0})")]
    [InlineData("{0}%3E")]
    [InlineData("{0}%22")]
    [InlineData("{0}%E2%80%9D,")]
    [InlineData("{0}%20")]
    [InlineData("{0}%2520")]
    [InlineData("{0}/")]
    [InlineData("{0}-")]
    [InlineData("{0}A")]
    [InlineData("{0}%0APlease")]
    [InlineData("%20{0}")]
    [InlineData("{1}%0D%0A{2}")]
    [InlineData("{1}=%0D%0A{2}")]
    [InlineData("{1}%20{2}.")]
    [InlineData("{1}%0D%0A%3E%20{2}")]
    [InlineData("{1}%C2%AD{2}")]
    [InlineData("{0}%250D%250A")]
    [InlineData("{0}%0D%0A")]
    [InlineData("{0}=%0D%0A")]
    [InlineData("{0}%26gt%3B")]
    [InlineData("{0}&amp;utm_source=x")]
    [InlineData("{0}?utm_source=letter&utm_medium=email")]
    [InlineData("{0}?subject=Help")]
    [InlineData("{0}%3Fsubject%3DHelp%26body%3DHi")]
    [InlineData("{0}%23top")]
    [InlineData("{0}?url=https%3A%2F%2Fportal.example.test%2F&data=05%7C01%7C&sdata=Ab%3D&reserved=0")]
    [InlineData("{0}&data=05%7C01%7Cana%40example.com&sdata=AbC%3D&reserved=0")]
    [InlineData("{0}__;!!AbC123!xyz$")]
    [InlineData("{0}%EF%BC%89")]
    [InlineData("{0}%E3%80%8D%E3%80%82")]
    [InlineData("{0}%E2%80%8B")]
    [InlineData("%E2%80%8B{0}")]
    [InlineData("{0}%E2%80")]
    [InlineData("%2520{0}")]
    [InlineData("%253C{0}%253E")]
    [InlineData("%26lt%3B{0}%26gt%3B")]
    [InlineData("%26amp%3Blt%3B{0}")]
    [InlineData("3D{0}")]
    [InlineData("=3D{0}")]
    [InlineData("{0}=3D")]
    [InlineData("{1}%250D%250A{2}")]
    [InlineData("{1}%25250D%25250A{2}.")]
    [InlineData("{1}%2520{2}")]
    [InlineData("{1}={2}")]
    [InlineData("{1}=0D=0A{2}")]
    [InlineData("{1}=%0A{2}=%0A")]
    [InlineData("{1}%E2%80%8B{2}")]
    [InlineData("{1}%26%238203%3B{2}")]
    [InlineData("{1}%26shy%3B{2}")]
    [InlineData("{1}%0D%0A%09{2}%20Please")]
    [InlineData("/{0}")]
    [InlineData("https://portal.example.test/choose-password/{0}")]
    [InlineData("https%3A%2F%2Fportal.example.test%2Fchoose-password%2F{0}%20")]
    public async Task It_works_with_what_mail_programs_and_people_leave_around_it_or_put_into_it(string link)
    {
        var (person, raw) = await InvitedAsync();

        var page = await portal.Visit().OpenAsync("/choose-password/" + string.Format(CultureInfo.InvariantCulture, link,
            raw, raw[..20], raw[20..]));

        Assert.Contains(person.FullName, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://portal.example.test//choose-password/{0}")]
    [InlineData("/Choose-Password/{0}")]
    [InlineData("/choose-%0D%0Apassword/{0}")]
    [InlineData("/choose-pass=%0D%0Aword/{0}")]
    [InlineData("/choose%E2%80%91password/{0}")]
    [InlineData("/choose%2Dpassword%2F{0}")]
    [InlineData("/choose%252Dpassword/{0}.")]
    [InlineData("/choose-password%20/{1}%20{2}")]
    [InlineData("/%20choose-password/{0}")]
    [InlineData("/https://portal.example.test/choose-password/{0}")]
    [InlineData("/%3Chttps:/portal.example.test/choose-password/{0}%3E")]
    public async Task A_link_works_where_it_was_broken_before_its_secret(string link)
    {
        var (person, raw) = await InvitedAsync();

        var page = await portal.Visit().OpenAsync(string.Format(CultureInfo.InvariantCulture, link, raw, raw[..20], raw[20..]));

        Assert.Contains(person.FullName, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reset-password", Purpose.PasswordReset)]
    [InlineData("confirm-address", Purpose.ConfirmAddress)]
    public async Task Every_other_kind_of_link_works_with_what_was_put_around_it(string path, Purpose purpose)
    {
        var (person, _) = await InvitedAsync();
        foreach (var link in new[] { "/{0}/%2520{1}%250D%250A", "/{0}/{1}&gt;", "/%20{0}/{1}?utm_source=x", "/{0}=%0D%0A/{1}" })
        {
            var raw = await portal.MintAsync(person, purpose);
            Assert.Matches($"^/{path}[?]link=",
                (await portal.Visit().GetAsync(string.Format(CultureInfo.InvariantCulture, link, path, raw))).Location);
        }
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/choose-passwords/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/my-choose-password")]
    public async Task Another_address_is_no_link(string address) =>
        Assert.DoesNotContain("link=", (await portal.Visit().GetAsync(address)).Location ?? "", StringComparison.Ordinal);

    [Fact]
    public async Task A_link_that_was_cut_off_does_not_work()
    {
        var (person, raw) = await InvitedAsync();

        Assert.DoesNotContain(person.FullName, (await portal.Visit().OpenAsync($"/choose-password/{raw[..^1]}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often_and_the_link_works_afterwards()
    {
        var (person, raw) = await InvitedAsync();
        for (var i = 0; i < 10; i++)
        {
            var scanner = portal.Visit();
            await scanner.SendAsync(HttpMethod.Head, $"/choose-password/{raw}");
            var page = (await scanner.GetAsync($"/choose-password/{raw}")).Location!;
            await scanner.SendAsync(HttpMethod.Head, page);
            await scanner.SendAsync(HttpMethod.Options, $"/choose-password/{raw}");
            Assert.Contains(person.FullName, (await scanner.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var answer = await ChooseAsync(portal.Visit(), raw, person);

        Assert.Equal("/?welcome=1", answer.Location);
    }

    [Fact]
    public async Task Whatever_is_not_a_link_of_ours_gets_one_and_the_same_page()
    {
        var (_, good) = await InvitedAsync();
        var random = new Random(7);
        var forged = Enumerable.Range(0, 60).Select(_ => Secret.Mint().Raw)
            .Concat(Enumerable.Range(0, 60).Select(_ =>
                Uri.EscapeDataString(new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0x2FF))]))))
            .Concat([good[..42], good.ToUpperInvariant(), new string('A', 1500), "..%2f..%2f", "a/b/c", "%F0%9F%98%80"]);
        var bodies = new HashSet<string>();

        foreach (var token in forged)
        {
            var answer = await portal.Visit().OpenAsync($"/choose-password/{token}");
            Assert.True((int)answer.Status < 500, token);
            if (answer.Status == HttpStatusCode.OK)
                bodies.Add(answer.Body.Split("<!--Blazor")[0]);
        }

        Assert.Contains("This link does not work", Assert.Single(bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_one_purpose_opens_no_other_page()
    {
        var (person, invitation) = await InvitedAsync();
        var reset = await portal.MintAsync(person, Purpose.PasswordReset);

        Assert.Contains("This link does not work", (await portal.Visit().OpenAsync($"/reset-password/{invitation}")).Text,
            StringComparison.Ordinal);
        Assert.Contains("This link does not work", (await portal.Visit().OpenAsync($"/choose-password/{reset}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_link_says_so_and_has_a_new_one_sent_to_the_address_on_file_without_showing_it()
    {
        var (person, _) = await InvitedAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount, TimeSpan.FromSeconds(-1));
        var visitor = portal.Visit();

        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        Assert.Contains("This link has expired", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.PrimaryAddress!, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(person.LastName, page.Body, StringComparison.Ordinal);

        var asked = (await visitor.GetAsync($"/choose-password/{raw}")).Location!;
        var answer = await visitor.PostAsync(page, asked, "new-link");
        Assert.Equal($"{asked}&asked=1", answer.Location);
        Assert.Contains("an email is on its way", (await visitor.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        await EventuallyAsync(() =>
            portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == person.Id && message.Kind == "new-account")));
    }

    [Fact]
    public async Task A_reset_ends_every_session_sends_the_notice_and_signs_nobody_in()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var elsewhere = portal.Visit();
        await elsewhere.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        var raw = await portal.MintAsync(person, Purpose.PasswordReset);
        var visitor = portal.Visit();
        var page = await visitor.OpenAsync($"/reset-password/{raw}");

        var answer = await visitor.PostAsync(page, "/reset-password", "reset", ("Input.Password", Chosen), ("Input.Again", Chosen));

        Assert.Equal("/login?done=password-reset", answer.Location);
        Assert.DoesNotContain("__Host-assignr", visitor.Cookies.Keys);
        Assert.Contains("Your password is set. Sign in with it.", (await visitor.GetAsync(answer.Location!)).Text,
            StringComparison.Ordinal);
        Assert.StartsWith("/login", (await elsewhere.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.True(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == person.Id
            && message.Kind == "password-changed" && message.Address == person.PrimaryAddress)));
        Assert.Equal("/",
            (await portal.Visit().PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", Chosen))).Location);
    }

    [Fact]
    public async Task No_log_line_shows_a_link_not_even_at_debug()
    {
        var (person, raw) = await InvitedAsync();
        await ChooseAsync(portal.Visit(), raw, person);

        Assert.NotEmpty(portal.LogLines);
        Assert.Empty(portal.LogLines.Where(line => line.Contains(raw, StringComparison.Ordinal))
            .Select(line => line.Replace(raw, "X", StringComparison.Ordinal)));
    }
}
