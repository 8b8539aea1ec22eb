using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Positions;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// Several officials that are separated only by names of positions, brackets, a dash or wide spaces: "CR Theo Marlowe AR1 Sasha Hollis",
/// "Theo (R) Sasha (U)", "Theo Marlowe - Sasha Hollis".
/// </summary>
internal static partial class PartedNames
{
    private const int Longest = 400;
    private const int LeastLabels = 2;

    /// <param name="piece">A piece without other separators.</param>
    /// <param name="isSomebody">Whether somebody in the portal has this name. A dash separates only where one name is known.</param>
    public static IReadOnlyList<string> Of(string piece, Func<string, bool>? isSomebody, Func<string, bool>? isLastName)
    {
        if (piece.Length > Longest || !piece.Contains(' ', StringComparison.Ordinal))
            return [piece];
        return AtLabels(piece) ?? AtBrackets(piece, isSomebody) ?? AtMarks(piece, isSomebody, isLastName) ?? [piece];
    }

    /// <summary>"CR Theo Marlowe AR1 Sasha Hollis": the first word and at least one other word name positions.</summary>
    private static List<string>? AtLabels(string piece)
    {
        var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!IsLabel(words[0]))
            return null;
        var parts = new List<(string Label, string Names)>();
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (parts.Count > 0 && parts[^1].Names.Length == 0 && Columns.Key(word).Length > 0
                && Columns.Key($"{parts[^1].Label} {word}") is var longer && GameFields.IsPosition(longer))
                parts[^1] = ($"{parts[^1].Label} {word.TrimEnd(':', '=')}", "");
            else if (IsLabel(word))
                parts.Add((word.TrimEnd(':', '='), ""));
            else
                parts[^1] = (parts[^1].Label, $"{parts[^1].Names} {word}".TrimStart());
        }
        return parts.Count >= LeastLabels && parts.Exists(part => part.Names.Length > 0)
            ? parts.ConvertAll(part => $"{part.Label}: {part.Names}") : null;
    }

    private static bool IsLabel(string word) => word[^1] is ':' or '=' && word.Length > 1 ? CrewCell.IsPosition(word[..^1])
        : Columns.Key(word) is { Length: > 0 } key && word[^1] is not (',' or '.' or ')') && CrewLabels.IsWord(key);

    /// <summary>"Theo (R) Sasha (U)", "(R) Theo (U) Sasha".</summary>
    private static List<string>? AtBrackets(string piece, Func<string, bool>? isSomebody)
    {
        if (piece.AsSpan().Count('(') + piece.AsSpan().Count('[') < LeastLabels
            || isSomebody?.Invoke(FullName.WithoutBrackets(piece)) == true)
            return null;
        var mark = piece[0] is '(' or '[' ? BeforeBracket() : BehindBracket();
        List<string> parts = [.. mark.Split(piece).Select(part => part.Trim()).Where(part => part.Length > 0)];
        return parts.Count >= LeastLabels && parts.TrueForAll(HasNameAndBracket) ? parts : null;
    }

    /// <summary>"Robert (Bob)" is the beginning of one name.</summary>
    private static bool HasNameAndBracket(string part)
    {
        var (open, close) = (part.AsSpan().IndexOfAny('(', '['), part.AsSpan().LastIndexOfAny(')', ']'));
        if (open < 0 || close < open || FullName.WithoutBrackets(part) is not { Length: > 0 } bare || bare == part)
            return false;
        var said = part[(open + 1)..close].Trim();
        return FullName.IsWhole(bare) || CrewCell.IsPosition(said) || AnswersBehindNames.Are(said);
    }

    private static List<string>? AtMarks(string piece, Func<string, bool>? isSomebody, Func<string, bool>? isLastName)
    {
        if (isSomebody is null || isSomebody(piece))
            return null;
        bool IsHere(string part) => isSomebody(part) || isLastName?.Invoke(part) == true;
        bool IsOfficial(string part) => IsHere(part) || OpenPositions.Is(part) || IsName(part);
        foreach (var mark in (ReadOnlySpan<Regex>)[Dash(), Spaces()])
        {
            List<string> parts = [.. mark.Split(piece.Trim()).Select(Text.OneLine)];
            if (parts.Count > 1 && parts.TrueForAll(IsOfficial) && parts.Exists(IsHere))
                return parts;
        }
        return null;
    }

    private static bool IsName(string part) => FullName.IsWhole(part)
        && !part.Split(' ').Any(word => char.IsLower(word[0]) && !FullName.IsParticle(word))
        && !CrewCell.IsPosition(part) && !AnswersBehindNames.Are(part) && !NotesBehindNames.Are(part);

    [GeneratedRegex(@"\s[-–—]{1,3}\s", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[)\]])\s(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex BehindBracket();

    [GeneratedRegex(@"\s(?=[(\[])", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeBracket();
}
