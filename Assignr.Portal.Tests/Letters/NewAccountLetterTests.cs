using Assignr.Portal.NewAccounts;

namespace Assignr.Portal.Tests.Letters;

public sealed class NewAccountLetterTests
{
    [Fact]
    public async Task Reads_like_this_as_plain_text()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = await portal.Get<NewAccountLetterWriter>().WriteAsync(LetterFacts.NewAccount(
            note: "Sign in before Thursday, please: the playoff crews are posted in the portal this week.", games: LetterFacts.Games));

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
            You will sign in as terrence.miles@officials.example.com.

            Marcy Dolan writes:
                Sign in before Thursday, please: the playoff crews are posted in the
                portal this week.

            Your next games
                Sun 29 Nov, 13:00   SF at LA     Back Judge
                Sun 6 Dec, 20:20    IND at HOU   Back Judge
                Sun 13 Dec, 16:05   NYJ at SEA   Back Judge

            Not you? Tell us: answer this email, and it goes to Marcy Dolan. Without
            your password nobody can use this account.

            Sent by Sunday Officials to terrence.miles@officials.example.com

            """, letter.Text);
    }
}
