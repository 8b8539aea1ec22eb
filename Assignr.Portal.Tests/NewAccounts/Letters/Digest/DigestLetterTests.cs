using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Letters;

namespace Assignr.Portal.Tests.NewAccounts.Letters.Digest;

public sealed class DigestLetterTests
{
    [Fact]
    public async Task It_reads_like_this_as_plain_text()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<DigestLetterWriter>().Write(Some.Digest());

        Assert.Equal("Sunday Officials: 12 officials with a game soon have never logged in", letter.Subject);
        Assert.Equal("""
            Sunday Officials

            Marcy, 12 officials with a game soon have never logged in

            They may not know of their game in the next 7 days. A call helps most.

            See who needs you:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            Games first
                Sun 29 Nov, 13:00           Terrence Miles   SF at LA
                Sun 6 Dec, time to be set   Terrence Miles   SF at LA

            And 10 more.

            Still out
            37 people have never logged in:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            New since Monday 23 November
            Refused: 2 new of 7:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5
            Complained: 1 new:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            This email comes on Mondays, and only while somebody is not in yet.

            Get it weekly, daily or not at all:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            Sent by Sunday Officials to marcy@sunday.example

            """, letter.Text);
    }

    [Theory]
    [InlineData(1, 1, DigestChoice.Daily, "Sunday Officials: 1 official with a game soon has never logged in")]
    [InlineData(0, 1, DigestChoice.Daily, "Sunday Officials: 1 person has never logged in")]
    [InlineData(0, 1_234, DigestChoice.Weekly, "Sunday Officials: 1,234 people have never logged in")]
    public async Task Without_games_it_is_about_who_is_out(int needsYou, int stillOut, DigestChoice choice, string subject)
    {
        await using var portal = await TestPortal.StartAsync();
        var facts = Some.Digest() with { NeedsYou = needsYou, Games = [], Out = stillOut, News = [], Choice = choice };

        var letter = portal.Get<DigestLetterWriter>().Write(facts);

        Assert.Equal(subject, letter.Subject);
        Assert.Equal(choice == DigestChoice.Daily, letter.Text.Contains("comes every day", StringComparison.Ordinal));
        Assert.DoesNotContain("New since", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Games first", letter.Text, StringComparison.Ordinal);
    }
}
