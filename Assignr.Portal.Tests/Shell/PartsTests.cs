using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Forms;
using Assignr.Portal.Shell.Parts;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.Shell;

public sealed class PartsTests : MudContext
{
    public static TheoryData<Tone> Tones() => new(Enum.GetValues<Tone>());

    [Theory]
    [MemberData(nameof(Tones))]
    public void A_chip_of_any_tone_has_an_icon_and_words(Tone tone)
    {
        var chip = Render<Chip>(chip => chip.Add(part => part.Tone, tone).Add(part => part.Icon,
            PortalIcons.RedCard).AddChildContent("Refused"));

        Assert.Equal("true", chip.Find(".chip > svg").GetAttribute("aria-hidden"));
        Assert.Equal("Refused", chip.Find(".chip").TextContent.Trim());
    }

    [Fact]
    public void Every_tone_of_a_chip_and_of_an_announcement_has_a_class_that_the_sheet_knows()
    {
        var sheet = File.ReadAllText(Sheets.Find("base.css"));

        foreach (var tone in Enum.GetValues<Tone>())
            Assert.Contains($".chip.tone-{tone.ToString().ToLowerInvariant()}", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_announced_at_once_and_a_notice_is_not()
    {
        Assert.Equal("alert", Announce(Tone.Red).Find("section").GetAttribute("role"));
        Assert.False(Announce(Tone.Yellow).Find("section").HasAttribute("role"));
    }

    [Fact]
    public void An_announcement_says_its_sentences_and_shows_its_button()
    {
        var part = Announce(Tone.Yellow);

        Assert.Equal("37 people have never logged in.", part.Find(".t").TextContent);
        Assert.Equal("21 of them have a game coming up.", part.Find(".s").TextContent);
        Assert.Equal("Send New Account Emails", part.Find("button").TextContent);
    }

    [Fact]
    public void A_field_belongs_to_its_input_and_says_what_is_wrong_instead_of_the_help()
    {
        var field = Render<Field>(field => field.Add(part => part.Label, "Email address").Add(part => part.For, "email")
            .Add(part => part.Help, "The first one is the primary address.").Add(part => part.Error, "The part after @ needs a dot."));

        Assert.Equal("email", field.Find("label").GetAttribute("for"));
        Assert.Equal("The part after @ needs a dot.", field.Find("#email-help").TextContent);
        Assert.DoesNotContain("primary", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_a_page_leads_back_to_the_level_above()
    {
        var head = Render<PageHead>(head => head.Add(part => part.Title, "Sarah Thomas").Add(part => part.ParentTitle,
            "People").Add(part => part.ParentHref, "/people"));

        Assert.Equal("Sarah Thomas", head.Find("h1").TextContent);
        Assert.Equal("/people", head.Find("nav[aria-label=Breadcrumb] a").GetAttribute("href"));
    }

    [Fact]
    public void The_first_level_has_no_breadcrumb() =>
        Assert.Empty(Render<PageHead>(head => head.Add(part => part.Title, "People")).FindAll("nav"));

    [Fact]
    public void A_date_carries_its_exact_time()
    {
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var date = Render<When>(date => date.Add(part => part.At, now.AddDays(-3)).Add(part => part.Site,
            Site.New()).Add(part => part.Now, now));

        Assert.Equal("20 Nov", date.Find("time").TextContent);
        Assert.Equal("Fri 20 Nov 2026, 09:00", date.Find("time").GetAttribute("title"));
        Assert.Equal("2026-11-20T09:00:00Z", date.Find("time").GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("Delete", true)]
    [InlineData("Cancel", false)]
    public async Task A_question_is_answered_by_the_button_that_is_pressed(string press, bool answer)
    {
        var dialogs = Render<MudDialogProvider>();
        Task<bool>? asking = null;
        // Not awaited: it is answered only by the press below.
        await dialogs.InvokeAsync(() =>
        {
            asking = ConfirmDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "Delete Sarah Thomas?",
                "This cannot be taken back.", "Delete", danger: true);
        });
        dialogs.WaitForElement(".mud-dialog");

        Assert.Contains("This cannot be taken back.", dialogs.Markup, StringComparison.Ordinal);
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == press).ClickAsync(new());

        Assert.Equal(answer, await asking!);
    }

    private IRenderedComponent<Announcement> Announce(Tone tone) => Render<Announcement>(part => part
        .Add(announcement => announcement.Tone, tone)
        .Add(announcement => announcement.Title, "37 people have never logged in.")
        .Add(announcement => announcement.Text, "21 of them have a game coming up.")
        .AddChildContent("<button>Send New Account Emails</button>"));
}
