
using Assignr.Portal.NewAccounts.Letters.NewAccount;
namespace Assignr.Portal.Tests.Letters;

public sealed class NewAccountLetterTests
{
    [Fact]
    public async Task Reads_like_this_as_plain_text()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(
            note: "Sign in before Thursday, please: the playoff crews are posted in the portal this week.", games: Some.Games));

        Assert.Equal("Terrence Miles", letter.ToName);
        Assert.Equal("marcy@sunday.example", letter.ReplyTo);
        Assert.Equal("Terrence, your account at Sunday Officials is ready", letter.Subject);
        Assert.Equal("""
            Sunday Officials

            Terrence, your account is ready

            Marcy Dolan has set you up at Sunday Officials. Choose a password, and
            you see your games at once.

            Choose your password:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            The link works once, until Monday 7 December 2026, 09:41 Eastern time.
            After that, Reset Password on the sign-in page sends you a new one at
            any time.
            You will sign in as terrence.miles@officials.example.com.
            On another device? Open portal.sunday.example/start and type the code
            ABCD-EFGH.

            Marcy Dolan writes:
                Sign in before Thursday, please: the playoff crews are posted in the
                portal this week.

            Your next games
                Sun 29 Nov, 13:00   SF at LA     Back Judge
                Sun 6 Dec, 20:20    IND at HOU   Back Judge
                Sun 13 Dec, 16:05   NYJ at SEA   Back Judge

            Not you? No longer officiating? Say so here:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            Or answer this email, and it goes to Marcy Dolan. Without your password
            nobody can use this account.

            Sent by Sunday Officials to terrence.miles@officials.example.com

            """, letter.Text);
    }

    [Fact]
    public async Task Says_of_a_game_without_a_time_that_it_is_to_be_set()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(games: [Some.Games[0] with { IsTimeToBeSet = true }]));

        Assert.All([letter.Html, letter.Text], part => Assert.Contains("Sun 29 Nov, time to be set", part, StringComparison.Ordinal));
        Assert.All([letter.Html, letter.Text], part => Assert.DoesNotContain("13:00", part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Has_no_games_section_and_no_note_section_where_there_are_none()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(note: " \r\n "));

        Assert.Contains("Choose a password, and you can sign in.", letter.Text.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.All([letter.Html, letter.Text], part => Assert.DoesNotContain("games", part, StringComparison.Ordinal));
        Assert.All([letter.Html, letter.Text], part => Assert.DoesNotContain("writes", part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_the_line_breaks_of_the_note()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(note: "Two things:\r\n- shoes\r\n\r\n- whistle"));

        Assert.Contains("\n    Two things:\n    - shoes\n\n    - whistle\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains(">Two things:\n<br>- shoes\n<br>\n<br>- whistle</p>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_three_games_at_most()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(
            games: [.. Some.Games, new LetterGame(new DateTimeOffset(2027, 1, 3, 18, 0, 0, TimeSpan.Zero), "NE", "MIA", "Back Judge")]));

        Assert.Contains("NYJ at SEA", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MIA at NE", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_answers_go_to_the_site_where_nobody_asked_for_the_letter()
    {
        await using var portal = await TestPortal.StartAsync();
        var facts = Some.NewAccount(by: null);
        facts.Site.SendAs(null, null, "office@sunday.example");

        var letter = portal.Get<NewAccountLetterWriter>().Write(facts);

        Assert.Null(letter.ReplyTo);
        Assert.Contains("it goes to Sunday Officials.", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_over_nothing_that_a_mail_program_would_have_to_fetch()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(games: Some.Games));

        Assert.DoesNotContain("src=", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", letter.Html, StringComparison.Ordinal);
        Assert.True(letter.Html.Length < 20_000, "Mail programs cut long letters off.");
    }

    [Fact]
    public void Facts_never_print_the_link()
    {
        Assert.DoesNotContain("choose-password", Some.NewAccount().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("choose-password", Some.Reset().ToString(), StringComparison.Ordinal);
    }
}
