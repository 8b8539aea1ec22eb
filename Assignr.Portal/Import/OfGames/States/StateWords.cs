using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Words about the state of a game, in English, Spanish, French and German: in a column of states, beside a time or a team, or in
/// a remark.</summary>
internal static partial class StateWords
{
    private const int MostWords = 5;

    private static readonly Dictionary<string, Standing> Known = new (Standing Standing, string Words)[]
    {
        (Standing.Off,
            "cancelled|canceled|cancel|cancellation|cancelation|cxl|cxld|cncl|canc|called off|abandoned|deleted|not played|"
            + "will not be played|rainout|rain out|rained out|"
            + "washed out|washout|snowed out|frozen out|weathered out|cancelado|cancelada|suspendido|suspendida|anulado|anulada|"
            + "no se juega|annule|annulee|supprime|supprimee|"
            + "n'a pas lieu|abgesagt|abgesetzt|abgebrochen|ausgefallen|fallt aus|faellt aus|entfallt|entfaellt|entfallen|spielausfall"
            + "|gestrichen|storniert|annulliert"
            + "|void|voided|afgelast|annullata|odwolany|ausfall|absetzung"),
        (Standing.Unclear,
            "postponed|postponement|ppd|pstp|postp|suspended|on hold|delayed indefinitely|to be rescheduled|needs rescheduling|reschedule|"
            + "forfeit|forfeited|no contest|"
            + "resched|field closed|fields closed|park closed|gym closed|withdrawn|withdrew|dropped out|folded|disbanded|"
            + "aplazado|aplazada|pospuesto|pospuesta|postergado|postergada|por reprogramar|reporte|reportee|ajourne|ajournee|differe|"
            + "differee|remis|remise|forfait|a reprogrammer|"
            + "retirado|retirada|se retiro|retiree|"
            + "verschoben|vertagt|ausgesetzt|spielverlegung|zuruckgezogen|zurueckgezogen|abgemeldet"
            + "|aufgelost|nicht angetreten|nichtantritt|rinviata"),
        (Standing.Moved,
            "moved|rescheduled|re scheduled|date changed|date change|new date|verlegt|umgelegt|neu angesetzt|neuer termin|terminanderung|"
            + "deplace|deplacee|"
            + "decale|decalee|reprogramme|reprogrammee|nouvelle date|changement de date|reprogramado|reprogramada|cambio de fecha|"
            + "nueva fecha|trasladado|trasladada"),
        (Standing.On,
            "on|normal|regular|scheduled|as scheduled|on schedule|on time|active|played|final|confirmed|upcoming|unscheduled|completed|"
            + "complete|in progress|delayed|"
            + "planned|published|ok|game on|live|programado|programada|confirmado|confirmada|jugado|jugada|finalizado|finalizada|activo|"
            + "activa|previsto|prevista|por jugar|en juego|"
            + "prevu|prevue|programme|programmee|confirme|confirmee|joue|jouee|termine|terminee|maintenu|maintenue|valide|validee|actif|"
            + "a jouer|en cours|normale|"
            + "angesetzt|geplant|bestatigt|bestaetigt|gespielt|beendet|planmassig|planmaessig|findet statt|aktiv"),
    }.SelectMany(kind => kind.Words.Split('|').Distinct().Select(word => (word, kind.Standing))).ToDictionary(pair =>
        pair.word, pair => pair.Standing);

    /// <summary>About a field they mean that nobody plays there; within a sentence they may be about anything.</summary>
    private static readonly HashSet<string> OfPlaces =
    [
        "closed", "unplayable", "geschlossen", "gesperrt", "platz gesperrt", "platzsperre", "unbespielbar", "cerrado", "cerrada",
        "clausurado", "ferme", "fermee", "impraticable",
    ];

    private static readonly char[] Marks = [' ', '(', ')', '[', ']', '-', '–', '—', ':', ';', ',', '/', '*', '!', '.', '|'];

    private static readonly Phrases Phrases = new(Known.Keys);

    /// <summary>The result for most cells of a schedule.</summary>
    private static readonly List<Hit> None = [];

    /// <summary>Words that may follow the state: why, and who said so.</summary>
    private static readonly HashSet<string> Reasons = ["due", "because", "by", "wegen", "durch", "von", "por", "debido", "par",
        "pour", "cause", "suite"];

    /// <summary>Words that may follow a move, before the game's new date.</summary>
    private static readonly HashSet<string> Aims = ["to", "until", "till", "for", "auf", "zum", "au", "a", "al", "le", "para", "hasta"];

    /// <summary>The state that a cell consists of: "Cancelled", "PPD", "(abgesagt)", "Cancelled - field flooded". Null for any other
    /// cell.</summary>
    public static Standing? Of(string text) =>
        Hits(text) is [var hit, ..] && IsBare(text[..hit.Start])
            && (IsBare(text[hit.End..]) || (hit.End > hit.Start + 2 && IsReason(text[hit.End..], IsVerb(text[hit.Start..hit.End]))))
            ? hit.Standing : null;

    /// <summary>The state in a column of states; a column called "Cancelled" has yes or no.</summary>
    public static Standing? OfState(string text) => Text.Fold(text) switch
    {
        "yes" or "true" => Standing.Off,
        "no" or "false" => Standing.On,
        _ => Of(text) ?? In(text),
    };

    /// <summary>
    /// Whether a cell of any column says that its game is off or moved: as the whole cell, in brackets or after a dash, as in
    /// "Game (Canceled)" and "Field 2 - CLOSED".
    /// </summary>
    public static bool AreAgainst(string text) =>
        Of(text) is not (null or Standing.On) || Cut(text, isName: true).Standing is not (null or Standing.On) || IsClosed(text);

    /// <summary>What a remark says against its game, among other words; null where it says nothing.</summary>
    public static Standing? In(string text)
    {
        if (IsClosed(text))
            return Standing.Unclear;
        var folded = Text.Fold(text);
        var isHere = From().IsMatch(folded);
        var hits = Hits(isHere ? From().Replace(folded, "\n") : folded).FindAll(hit => hit.Standing != Standing.On);
        if (isHere)
            return hits.Exists(hit => hit.Standing != Standing.Moved) ? Standing.Unclear : Standing.MovedHere;
        if (hits.Count == 0)
            return null;
        // "Rain-out, moved to 10/9": it will be played.
        if (Of(text) == Standing.Off && !hits.Exists(hit => hit.Standing == Standing.Moved))
            return Standing.Off;
        return hits.Exists(hit => hit.Standing != Standing.Moved) || IsAim(folded[hits[0].End..]) ? Standing.Unclear : Standing.Moved;
    }

    /// <summary>A cell without the state in it: "7:00 PM - PPD" becomes the time, "Hawks (cancelled)" the team.</summary>
    /// <param name="isName">A mark must separate the two, because a team may have such a name.</param>
    public static (string Bare, Standing? Standing) Cut(string text, bool isName)
    {
        foreach (var hit in Hits(text))
        {
            var (before, after) = (text[..hit.Start].TrimEnd(), text[hit.End..].TrimStart());
            if (IsBare(before) && IsBare(after) && !(isName && hit.Standing == Standing.On))
                return ("", hit.Standing);
            if (hit.Standing == Standing.On)
                continue;
            if (isName && before is [.., '(' or '['] && after is [')' or ']', ' ', ..])
                return ($"{before.TrimEnd('(', '[', ' ')}{after[1..]}", hit.Standing);
            if (IsBare(after) ? !isName || EndsWithMark(before) : before is [.., '(' or '['] && after is [.., ')' or ']'])
                return ((isName ? WithoutOpen(before) : before).Trim(Marks), hit.Standing);
            if (IsBare(before) && (!isName || after[0] is not ('.' or '\'') && Marks.Contains(after[0])))
                return (after.Trim(Marks), hit.Standing);
            if (isName && IsLoud(text, hit) && (IsBare(before) || IsBare(after)))
                return ((IsBare(before) ? after : WithoutOpen(before)).Trim(Marks), hit.Standing);
        }
        return (text, null);
    }

    /// <summary>Whether a name begins or ends with words for a game that is off or moved, without a mark between.</summary>
    public static bool IsBeside(string name) => Hits(name).Exists(hit => hit.Standing != Standing.On
        && hit.End - hit.Start < name.Length && (IsBare(name[..hit.Start]) || IsBare(name[hit.End..])));

    /// <summary>In capitals beside a name with other letters, no mark has to separate them.</summary>
    private static bool IsLoud(string text, Hit hit) => hit.End - hit.Start > 2 && !text[hit.Start..hit.End].Any(char.IsLower)
        && (HasSmall(text[..hit.Start]) || HasSmall(text[hit.End..]));

    /// <summary>"vs" does not count as part of a name.</summary>
    private static bool HasSmall(string text) => text.Split(' ').Any(word => word.TrimEnd('.').Length > 2 && word.Any(char.IsLower));

    private static bool IsClosed(string text)
    {
        if (text.Length > Games.Game.LongestText)
            return false;
        var words = Text.Fold(text.Trim(Marks));
        var mark = Math.Max(words.LastIndexOfAny(['(', '[', ':']), words.LastIndexOf(" - ", StringComparison.Ordinal) + 1);
        return OfPlaces.Contains(words) || (mark > 0 && OfPlaces.Contains(words[(mark + 1)..].Trim(Marks)));
    }

    private static List<Hit> Hits(string text)
    {
        if (!Phrases.MayHold(text))
            return None;
        var (hits, words) = (new List<Hit>(), (List<(int Start, int End, string Text)>?)null);
        foreach (var word in Word().EnumerateMatches(text))
            (words ??= []).Add((word.Index, word.Index + word.Length, Text.Fold(text.Substring(word.Index, word.Length))));
        for (var index = 0; index < words?.Count; index++)
        {
            if (!Phrases.BeginWith(words[index].Text))
                continue;
            for (var count = Math.Min(MostWords, words.Count - index); count > 0; count--)
            {
                if (!Known.TryGetValue(string.Join(' ', words.GetRange(index, count).Select(word => word.Text)), out var standing))
                    continue;
                hits.Add(new Hit(words[index].Start, words[index + count - 1].End, standing));
                index += count - 1;
                break;
            }
        }
        return hits;
    }

    /// <summary>Without a bracket that is not closed: "Elks (JV - " becomes the team.</summary>
    private static string WithoutOpen(string text) =>
        text.LastIndexOf('(') is > 0 and var open && text.LastIndexOf(')') < open ? text[..open] : text;

    private static bool IsBare(string text) => !text.Any(char.IsLetterOrDigit) && !text.Contains('?', StringComparison.Ordinal);

    private static bool EndsWithMark(string text) => text.Length > 0 && text[^1] is not ('.' or '\'') && Marks.Contains(text[^1]);

    private static bool IsVerb(string word) => word.Equals("cancel", StringComparison.OrdinalIgnoreCase);

    /// <param name="isVerb">It may be an instruction: "Cancel by 12/1 or pay".</param>
    private static bool IsReason(string rest, bool isVerb) => (rest.TrimStart() is [var first, ..] && first != '?' && Marks.Contains(first))
        || (!isVerb && FirstWord(rest) is { } word && Reasons.Contains(word));

    private static bool IsAim(string rest) => FirstWord(rest) is { } word && Aims.Contains(word);

    private static string? FirstWord(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { } word
        ? Text.Fold(word)
        : null;

    [GeneratedRegex(@"[\p{L}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:(?:moved|rescheduled|postponed|transferred) from|make ?-?up|originally|verlegt vo[mn]|verschoben vo[mn]"
        + @"|vorgezogen vo[mn]|nachhol\w*|ursprunglich"
        + @"|(?:reportee?|deplacee?|avancee?|remise?) du|initialement|(?:aplazad|reprogramad|pospuest|trasladad|movid)[oa] del?"
        + @"|originalmente)\b", RegexOptions.CultureInvariant)]
    private static partial Regex From();

    private readonly record struct Hit(int Start, int End, Standing Standing);
}
