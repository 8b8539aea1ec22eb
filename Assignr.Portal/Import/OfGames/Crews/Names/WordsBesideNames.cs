using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>
/// Unknown words beside the names of officials, which may say that somebody does not come: "Ivy Ito (R/B)", "ex Ivy Ito". Each different
/// word is asked about once.
/// </summary>
/// <param name="answers">By folded word, whether they come.</param>
internal sealed partial class WordsBesideNames(IReadOnlyDictionary<string, bool> answers)
{
    private const int MostAsked = 8;
    private const int MostKept = 1_000;
    private const int Longest = 60;

    /// <summary>Words that begin with one of these do not say whether somebody comes.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "new", "rookie", "trainee", "training", "mentored", "lead", "chief", "captain", "head",
        "sub", "subbing", "substitute", "for", "instead", "replaces", "replacing", "was", "covering", "arrives", "arriving", "late",
        "early", "drives", "driving", "carpool", "certified", "cert", "level", "grade", "class", "cell", "home", "work", "mobile",
        "phone", "tel", "text", "email",
        "neu", "statt", "fur", "nuevo", "nueva", "nouveau", "nouvelle", "pour", "por", "jr", "sr", "yes", "ok", "okay", "paid", "unpaid",
    ];

    private readonly Dictionary<string, (string Word, string Example, int Count)> asked = [];
    private readonly Dictionary<string, (string Word, string Example)> answered = [];

    /// <summary>The unknown word beside a name; null where there is none.</summary>
    /// <param name="isSomebody">Whether somebody in the portal has this name.</param>
    public static (string Word, string Name)? In(string line, Func<string, bool> isSomebody)
    {
        foreach (var mark in InBrackets().EnumerateMatches(line))
        {
            var word = line[(mark.Index + 1)..(mark.Index + mark.Length - 1)].Trim();
            var isInside = mark.Index > 0 && mark.Index + mark.Length < line.Length;
            if (!isInside && FullName.WithoutBrackets(line) != line && MayDeny(word)
                && !IsName(word, FullName.WithoutBrackets(line), isSomebody))
                return (word, line);
        }
        if (Ahead().Match(line) is not { Success: true } ahead)
            return null;
        var name = line[ahead.Length..].Split('<')[0].Trim('~', ' ');
        return isSomebody(name) && !isSomebody(line) ? (ahead.Value.Trim(), name) : null;
    }

    /// <summary>Whether they come, by somebody's answer; null where nobody has answered, so that it is asked.</summary>
    public bool? Come(string word, string line)
    {
        var key = Text.Fold(word);
        if (answers.TryGetValue(key, out var come))
        {
            if (answered.Count < MostAsked)
                answered.TryAdd(key, (word, line));
            return come;
        }
        if (asked.TryGetValue(key, out var known))
            asked[key] = known with { Count = known.Count + 1 };
        else if (asked.Count < MostKept)
            asked.Add(key, (word, line, 1));
        return null;
    }

    public IEnumerable<Question> Questions() => asked.OrderByDescending(one => one.Value.Count).Take(MostAsked).Select(one => new Question(
        $"“{one.Value.Word}” stands beside "
            + (one.Value.Count == 1 ? "the name of an official" : $"names of officials {one.Value.Count.Grouped()} times")
            + $", as “{one.Value.Example}”. Do they come?",
        [
            new Answer("They come", mapping => With(mapping, one.Key, true)),
            new Answer("They do not come", mapping => With(mapping, one.Key, false)),
        ]));

    /// <summary>The answers, each with a press that changes it.</summary>
    public IEnumerable<Guess> Guesses() => answered.Select(one => (one.Key, one.Value.Word, one.Value.Example, Come: answers[one.Key]))
        .Select(one => new Guess(
            $"As you said, who has “{one.Word}” beside their name {(one.Come ? "comes" : "does not come")}, as “{one.Example}”.",
            one.Come ? "They do not come" : "They come", mapping => With(mapping, one.Key, !one.Come))
        {
            TakenBack = mapping => mapping with
            {
                WordsBesideNames = mapping.WordsBesideNames.Where(word => word.Key != one.Key).ToDictionary(),
            },
        });

    private static Mapping With(Mapping mapping, string key, bool come) =>
        mapping with { WordsBesideNames = new Dictionary<string, bool>(mapping.WordsBesideNames) { [key] = come } };

    /// <summary>"Robert Kay (Bob)", "Kay (Robert)".</summary>
    private static bool IsName(string word, string name, Func<string, bool> isSomebody) =>
        PetNames.AreOne(Text.Fold(FullName.Split(name).First), Text.Fold(word))
        || isSomebody($"{word} {name}") || isSomebody($"{name} {word}");

    private static bool MayDeny(string word)
    {
        if (word.Length is 0 or > Longest || !word.Any(char.IsLetter) || word.Contains('@', StringComparison.Ordinal)
            || FullName.IsSuffix(word)
            || CrewCell.IsPosition(word) || NotesBehindNames.Are(word) || AnswersBehindNames.Are(word) || OpenPositions.Is(word))
            return false;
        var key = Columns.Key(word);
        return !GameFields.IsCrew(key) && !NotesBehindNames.IsAge(word) && !Harmless.Contains(key.Split(' ')[0]);
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    // "ex Ivy Ito", "xIvy Ito", "~~Ivy Ito~~".
    [GeneratedRegex(
        @"^(?:(?:ex|x|former|formerly|was|old|not|alt|ehem\.?|ancien|antes)[ -](?=\p{L})|[xX](?=\p{Lu}\p{Ll})|~~|<(?:s|del|strike)>)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();
}
