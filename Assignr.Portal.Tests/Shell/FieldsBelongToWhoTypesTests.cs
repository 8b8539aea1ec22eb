using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>
/// Typing is faster than the server's answer. A field that the server writes by itself overwrites what was typed since; a bound field first
/// takes over the browser's value, and is written only where the new value differs from that.
/// </summary>
public sealed partial class FieldsBelongToWhoTypesTests
{
    private static readonly string[] Fields = ["input", "textarea", "select", "option"];

    private static readonly string[] LibraryFields =
    [
        "MudTextField", "MudNumericField", "MudSelect", "MudCheckBox", "MudSwitch", "MudRadioGroup", "MudRadio",
        "MudDatePicker", "MudTimePicker",
        "MudInput", "MudMask", "MudSlider", "MudRating", "MudAutocomplete", "InputText", "InputTextArea", "InputSelect",
        "InputNumber", "InputCheckbox",
    ];

    [Fact]
    public void No_field_of_an_interactive_page_is_written_by_the_server_while_somebody_types_in_it()
    {
        var wrong = Directory.EnumerateFiles(Portal(), "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Wrong(File.ReadAllText(path), IsStatic(path)).Select(sentence => $"{Path.GetFileName(path)}: {sentence}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_field_is_built_in_code_where_this_is_not_seen()
    {
        var wrong = Directory.EnumerateFiles(Portal(), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => BuiltField().IsMatch(File.ReadAllText(path)));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("""<input value="@name" @oninput="typed => name = (string?)typed.Value" />""", "is written back: bind it")]
    [InlineData("""<input aria-invalid="@(wrong ? "true" : null)" value="@name" @onchange="typed => Go((string?)typed.Value ?? "")" />""",
        "is written back: bind it")]
    [InlineData("""<textarea value="@note" @oninput="Type"></textarea>""", "is written back: bind it")]
    [InlineData("""<input type="checkbox" checked="@on" @onchange="tick => on = tick.Value is true" />""", "is written back: bind it")]
    [InlineData("""<select value="@chosen" @onchange="Choose"></select>""", "is written back: bind it")]
    [InlineData("""<select @onchange="Choose"><option value="a" selected="@(chosen == "a")">A</option></select>""",
        "an option that was chosen once does not follow: bind the select")]
    [InlineData("""<input value="@name" />""", "is written and never read: make it readonly")]
    [InlineData("""<input @bind="name" />""", "is heard too late: @bind:event=\"oninput\"")]
    [InlineData("""<textarea @bind:get="note" @bind:set="Type"></textarea>""", "is heard too late: @bind:event=\"oninput\"")]
    [InlineData("""<MudTextField @bind-Value="name" />""", "is of the library, which writes back")]
    public void Such_a_field_is_found(string razor, string sentence) =>
        Assert.Contains(Wrong(razor, isStatic: false), found => found.EndsWith(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("""<input @bind="name" @bind:event="oninput" @onchange="Look" />""")]
    [InlineData("""<input type="checkbox" @bind:get="on" @bind:set="Tick" />""")]
    [InlineData("""<input type="radio" name="audience" checked="@(chosen == "a")" @onchange="Choose" />""")]
    [InlineData("""<input type="date" @bind="date" />""")]
    [InlineData("""<select @bind:get="kind" @bind:set="NarrowAsync"><option value="a">A</option></select>""")]
    [InlineData("""<input value="@address" readonly />""")]
    [InlineData("""<textarea id="cells"></textarea>""")]
    public void Such_a_field_is_fine(string razor) => Assert.Empty(Wrong(razor, isStatic: false));

    private static IEnumerable<string> Wrong(string razor, bool isStatic) =>
        RazorTag.In(razor, [.. Fields, .. LibraryFields]).Select(tag => (tag, Sentence: Sentence(tag, isStatic)))
            .Where(found => found.Sentence is not null)
            .Select(found => $"<{found.tag.Name} id=\"{found.tag["id"]}\"> {found.Sentence}");

    private static string? Sentence(RazorTag tag, bool isStatic)
    {
        var bound = tag.Has("@bind") || tag.Has("@bind:get");
        var written = tag["value"].Contains('@', StringComparison.Ordinal) || tag.Has("checked");
        var typed = tag.Name == "textarea" || (tag.Name == "input"
            && tag["type"] is not ("checkbox" or "radio" or "date" or "time" or "file" or "hidden"));
        return tag.Name switch
        {
            _ when !Fields.Contains(tag.Name) => "is of the library, which writes back",
            _ when isStatic => null,
            "option" => tag.Has("selected") ? "an option that was chosen once does not follow: bind the select" : null,
            _ when tag["type"] is "radio" or "hidden" || tag.Has("readonly") && !tag.Has("@oninput") && !bound => null,
            _ when written && (tag.Has("@oninput") || tag.Has("@onchange")) => "is written back: bind it",
            _ when written => "is written and never read: make it readonly",
            _ when bound && typed && tag["@bind:event"] != "oninput" => "is heard too late: @bind:event=\"oninput\"",
            _ => null,
        };
    }

    // The forms of static pages are posted whole: nothing is written while somebody types.
    private static bool IsStatic(string path) =>
        path.Contains($"{Path.DirectorySeparatorChar}Accounts{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Portal([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Assignr.Portal");

    [GeneratedRegex("""OpenElement\(\d+, "(input|textarea|select)"\)|"on(input|change)",""")]
    private static partial Regex BuiltField();
}
