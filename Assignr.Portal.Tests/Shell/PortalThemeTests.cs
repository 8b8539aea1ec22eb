using System.Text.RegularExpressions;
using Assignr.Portal.Shell;
using MudBlazor;
using MudBlazor.Utilities;

namespace Assignr.Portal.Tests.Shell;

/// <summary>The colours: readable in both themes, and the same for MudBlazor and for our own stylesheet.</summary>
public sealed partial class PortalThemeTests
{
    private static readonly Dictionary<string, Palette> Palettes = new()
    {
        ["light"] = PortalTheme.Light.PaletteLight,
        ["dark"] = PortalTheme.Dark.PaletteDark,
    };

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_reaches_a_contrast_of_four_and_a_half(string theme)
    {
        var palette = Palettes[theme];
        (string Pair, MudColor Text, MudColor On)[] pairs =
        [
            ("text on surface", palette.TextPrimary, palette.Surface), ("text on background", palette.TextPrimary, palette.Background),
            ("second line on surface", palette.TextSecondary, palette.Surface),
            ("second line on background", palette.TextSecondary, palette.Background),
            ("second line on the drawer", palette.DrawerText, palette.DrawerBackground),
            ("second line under the pointer", palette.TextSecondary, palette.TableHover),
            ("second line on yellow", palette.TextSecondary, palette.WarningLighten),
            ("second line on red", palette.TextSecondary, palette.ErrorLighten),
            ("second line on slate", palette.TextSecondary, palette.InfoLighten),
            ("second line on green", palette.TextSecondary, palette.SuccessLighten),
            ("green on surface", palette.Primary, palette.Surface), ("green on background", palette.Primary, palette.Background),
            ("filled green", palette.PrimaryContrastText, palette.Primary),
            ("filled green under the pointer", palette.PrimaryContrastText, palette.PrimaryDarken),
            ("yellow", palette.Warning, palette.WarningLighten), ("red", palette.Error, palette.ErrorLighten),
            ("slate", palette.Info, palette.InfoLighten),
            ("filled red", palette.ErrorContrastText, palette.Error), ("filled slate", palette.InfoContrastText, palette.Info),
        ];

        Assert.Empty(pairs.Where(pair => Contrast(pair.Text, pair.On) < 4.5)
            .Select(pair => $"{pair.Pair}: {Contrast(pair.Text, pair.On):0.00}"));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Edges_of_controls_reach_a_contrast_of_three(string theme)
    {
        var palette = Palettes[theme];

        Assert.True(Contrast(palette.LinesInputs, palette.Surface) >= 3);
        Assert.True(Contrast(palette.LinesInputs, palette.Background) >= 3);
    }

    [Theory]
    [InlineData("light", ":root {")]
    [InlineData("dark", ":root[data-theme=\"dark\"] {")]
    public void The_sheet_has_the_colours_of_the_theme(string theme, string block)
    {
        var (palette, sheet) = (Palettes[theme], Variables(block));

        Assert.Equal(palette.Background, new MudColor(sheet["background"]));
        Assert.Equal(palette.Surface, new MudColor(sheet["surface"]));
        Assert.Equal(palette.DrawerBackground, new MudColor(sheet["drawer"]));
        Assert.Equal(palette.TextPrimary, new MudColor(sheet["text"]));
        Assert.Equal(palette.TextSecondary, new MudColor(sheet["text-2"]));
        Assert.Equal(palette.LinesInputs, new MudColor(sheet["line-input"]));
        Assert.Equal(palette.Primary, new MudColor(sheet["primary"]));
        Assert.Equal(palette.Warning, new MudColor(sheet["warning"]));
        Assert.Equal(palette.Error, new MudColor(sheet["error"]));
        Assert.Equal(palette.Info, new MudColor(sheet["info"]));
        Assert.Equal(palette.InfoLighten, new MudColor(sheet["info-tint"]));
    }

    [Fact]
    public void Dark_by_choice_and_dark_by_the_system_are_the_same() =>
        Assert.Equal(Variables(":root[data-theme=\"dark\"] {"), Variables(":root:not([data-theme=\"light\"]) {"));

    private static Dictionary<string, string> Variables(string block)
    {
        var sheet = File.ReadAllText(Sheets.Find("base.css"));
        var from = sheet.IndexOf(block, StringComparison.Ordinal);
        return Variable().Matches(sheet[from..sheet.IndexOf('}', from)]).ToDictionary(match => match.Groups[1].Value,
            match => match.Groups[2].Value);
    }

    /// <summary>WCAG 2.2, relative luminance.</summary>
    private static double Contrast(MudColor one, MudColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(MudColor color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z0-9-]+): ([^;]+);")]
    private static partial Regex Variable();
}
