using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>What a letter says in the words of the site: plain text with placeholders. The rest of it always stays.</summary>
public sealed partial record Wording
{
    public const int LongestSubject = 150;
    public const int LongestParagraph = 2000;

    private const string OfAssignor = "{assignor}";
    private static readonly string[] OfGame = ["{first game}", "{game day}"];

    public string Subject { get; set; } = "";

    /// <summary>Above the button; empty: nothing.</summary>
    public string Before { get; set; } = "";

    /// <summary>Below the button and what belongs to it; empty: nothing.</summary>
    public string After { get; set; } = "";

    /// <summary>All of it as one text.</summary>
    public string InFull => string.Join("\n\n", new[] { Subject, Before, After }.Where(text => text.Length > 0));

    /// <summary>Each placeholder with what it stands for.</summary>
    public static IReadOnlyList<(string Placeholder, string StandsFor)> Known { get; } =
    [
        ("{first name}", "Terrence"),
        ("{name}", "Terrence Miles"),
        ("{league}", "the name of this site"),
        (OfAssignor, "whoever sends the email"),
        ("{first game}", "their next game: Sun 29 Nov, 13:00, SF at LA"),
        ("{game day}", "its day: Sunday 29 November"),
        ("{until}", "until when the link works"),
    ];

    /// <summary>As it is kept: invisible characters removed, no spaces at the ends.</summary>
    public Wording Cleaned() => new() { Subject = Text.OneLine(Subject), Before = Text.Lines(Before), After = Text.Lines(After) };

    /// <summary>What is wrong with it, a sentence at each field.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (Text.OneLine(Subject).Length == 0)
            problems.Add(new Problem(nameof(Subject), "An email needs a subject."));
        foreach (var (field, text, longest) in new[]
        {
            (nameof(Subject), Text.OneLine(Subject), LongestSubject),
            (nameof(Before), Text.Lines(Before), LongestParagraph),
            (nameof(After), Text.Lines(After), LongestParagraph),
        })
        {
            if (text.Length > longest)
                problems.Add(new Problem(field, $"At most {longest} characters; these are {text.Length}."));
            else if (Placeholders.In(text).FirstOrDefault(one => !IsKnown(one)) is { } unknown)
                problems.Add(new Problem(field, $"There is no {unknown}. Take one of the list below."));
            else if (Placeholders.AreBroken(text))
                problems.Add(new Problem(field, "A brace stands alone. Placeholders are written as {first name}."));
            else if (LinkIn(text) is null && LinkIn(Placeholders.Fill(text, "xx")) is not null)
                problems.Add(new Problem(field, "A placeholder beside a dot or a colon reads like a link. Put a space between them."));
            else if (LinkIn(text) is { } link)
                problems.Add(new Problem(field, $"“{link}” reads like a link. The only links in emails are those of the portal."));
        }
        return problems;
    }

    /// <summary>Whether a text can be written to somebody: whoever has no game ahead has no {first game}, and who asked for the email
    /// themselves has no {assignor}.</summary>
    internal static bool Fits(string text, bool isAsked, bool hasGame) => Placeholders.In(text).All(one =>
        (isAsked || !Is(one, OfAssignor)) && (hasGame || !OfGame.Any(game => Is(one, game))));

    /// <summary>What in a text reads like a link; null: nothing.</summary>
    internal static string? LinkIn(string text) => Link().Match(text) is { Success: true } link ? link.Value : null;

    private static bool IsKnown(string placeholder) => Known.Any(one => Is(one.Placeholder, placeholder));

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    // A scheme, an address of mail or of the network, a share, or a dot between letters without a space: 7.30 and p.m. are none.
    [GeneratedRegex(@"\S*://\S*|\b(?:https?|ftp|tel|sms|mailto|javascript|data):\S+|\\\\\S+|\bwww\.\S+|\S+[@＠﹫]\S+"
        + @"|\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b"
        + @"|[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:[.。．｡․﹒]\p{L}[\p{L}\p{M}\p{N}-]+)+(?:[/:?#]\S*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
