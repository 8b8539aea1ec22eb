using Assignr.Portal.Shell;
using Bunit;
using MudBlazor;

namespace Assignr.Portal.Tests.Shell;

/// <summary>The theme is a file, so that no page sends it over its circuit: it has what MudThemeProvider would write.</summary>
public sealed class PaletteTests : MudContext
{
    [Fact]
    public void The_sheet_of_the_theme_says_what_the_library_would_write()
    {
        string[] light = Styles(PortalTheme.Light, dark: false);
        string[] dark = Styles(PortalTheme.Dark, dark: true);

        // Without the rules for charts, which the portal does not have.
        var expected = string.Join('\n', light.Append(dark[^1]).Where(rules => !rules.Contains("mud-chart", StringComparison.Ordinal)));

        var sheet = File.ReadAllText(Sheets.Find("palette.css"));
        Assert.Equal(expected, sheet[(sheet.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim());
    }

    private string[] Styles(MudTheme theme, bool dark) =>
    [
        .. Render<MudThemeProvider>(provider => provider.Add(part => part.Theme, theme).Add(part => part.IsDarkMode,
            dark).Add(part => part.ObserveSystemDarkModeChange, false))
            .FindAll("style").Select(style => style.TextContent.Trim()),
    ];
}
