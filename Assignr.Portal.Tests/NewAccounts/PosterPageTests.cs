using Assignr.Portal.NewAccounts.Poster;
using Assignr.Portal.Settings;
using Bunit;

namespace Assignr.Portal.Tests.NewAccounts;

public sealed class PosterPageTests : PageContext
{
    [Fact]
    public async Task Says_the_leagues_name_and_the_address_of_the_front_door_and_nothing_of_anybody()
    {
        await Portal.SaveAsync(A.Person("Sarah Thomas", "sarah@example.com"));

        var page = Show<PosterPage>();
        page.WaitForElement(".qr");

        var start = Portal.Get<PublicAddress>().Link("start");
        Assert.Equal($"QR code of {start}", page.Find(".qr").GetAttribute("aria-label"));
        Assert.Equal(start.Split("://")[1], page.Find(".poster-address").TextContent);
        Assert.DoesNotContain("Sarah", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("sarah@", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>The three squares by which a camera finds the code stand in its corners, inside an empty edge of four modules.</summary>
    [Fact]
    public void Draws_a_code_that_a_camera_finds()
    {
        var code = Render<QrCode>(code => code.Add(one => one.Text, "https://portal.example.com/start").Add(one => one.Label, "Code"));
        var size = int.Parse(code.Find("svg").GetAttribute("viewBox")!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        var dark = code.Find("path").GetAttribute("d")!.Split('z', StringSplitOptions.RemoveEmptyEntries)
            .Select(square => square[1..square.IndexOf('h', StringComparison.Ordinal)]).ToHashSet();

        Assert.DoesNotContain(dark, at => at.Split(' ').Any(place => place is "0" or "1" or "2" or "3"));
        foreach (var (left, top) in new[] { (4, 4), (size - 11, 4), (4, size - 11) })
        {
            Assert.All(Enumerable.Range(0, 7), step => Assert.Contains($"{left + step} {top}", dark));
            Assert.All(Enumerable.Range(1, 5), step => Assert.DoesNotContain($"{left + step} {top + 1}", dark));
            Assert.Contains($"{left + 3} {top + 3}", dark);
        }
    }
}
