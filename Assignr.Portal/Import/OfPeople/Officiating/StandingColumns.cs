using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfPeople.Names;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Officiating;

/// <summary>Columns that are left out and may say that somebody no longer officiates: Status, Active, Retired, Notes.</summary>
internal sealed class StandingColumns
{
    private const int LongestSaid = 60;

    /// <summary>The most words of a heading of an end; a longer one asks something else.</summary>
    private const int MostOfEnd = 4;

    private static readonly HashSet<string> OfStates =
    [
        "status", "standing", "estado", "estatus", "situacion", "statut", "situation", "etat", "zustand", "stand", "stato", "eligibility",
        "membership",
    ];

    /// <summary>Whether somebody has paid does not say whether they officiate.</summary>
    private static readonly HashSet<string> OfMoney =
    [
        "payment", "payments", "pay", "paid", "payout", "fee", "fees", "invoice", "order", "balance", "dues", "refund", "billing",
        "pago", "pagos", "cuota", "paiement", "facture", "cotisation", "zahlung", "zahlungs", "zahlungsstatus", "rechnung", "beitrag",
    ];

    private static readonly HashSet<string> OfWords =
    [
        "note", "notes", "remark", "remarks", "comment", "comments", "nota", "notas", "observacion", "observaciones",
        "comentario", "comentarios",
        "remarque", "remarques", "commentaire", "commentaires", "observations", "bemerkung", "bemerkungen", "anmerkung",
        "anmerkungen", "notiz",
        "notizen", "kommentar", "hinweis",
    ];

    /// <summary>Headings of the groups of contacts, one of which may be "Inactive".</summary>
    private static readonly HashSet<string> OfGroups =
        ["category", "categories", "group", "groups", "labels", "tags", "kategorie", "kategorien"];

    private static readonly HashSet<string> OfActive =
    [
        "active", "activo", "activa", "actif", "aktiv", "enabled", "eligible", "ready", "roster", "returning", "attivo", "actief",
    ];

    /// <summary>Headings that ask whether somebody is an official.</summary>
    private static readonly HashSet<string> OfOfficials = ["official", "is official", "referee", "umpire"];

    /// <summary>"Active since 2019" says nothing about today.</summary>
    private static readonly HashSet<string> Since = ["since", "from", "desde", "depuis", "seit", "years", "date"];

    /// <summary>Headings above a mark or a date: "Termination Date", "Fecha de baja", "Blocked".</summary>
    private static readonly HashSet<string> OfEnds =
    [
        "termination", "terminated", "retirement", "retired", "resignation", "resigned", "deactivated", "inactivated", "inactive",
        "deceased",
        "departure", "suspended", "blocked", "ineligible", "removed", "deleted", "archived", "disabled", "lapsed", "unsubscribed",
        "withdrawn",
        "quit", "banned", "baja", "retiro", "bloqueado", "bloqueada", "eliminado", "depart", "radiation", "radie", "bloque", "supprime",
        "austritt", "austrittsdatum", "abmeldung", "abgemeldet", "kundigung", "gesperrt", "geloscht", "ausgeschieden", "passiv",
    ];

    private static readonly string[] BetweenGroups = [",", ";", "|", ":::", "*", "\n"];

    private static readonly HashSet<string> Denying =
        ["no", "not", "nope", "never", "nein", "nicht", "non", "pas", "nunca", "nee", "niet", "off", "out"];

    private readonly List<(int Column, string Heading, Kind Kind, StatusWords? Words)> columns = [];

    public StandingColumns(Sheet sheet, Mapping mapping)
    {
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not null)
                continue;
            var kind = KindOf(sheet, column);
            columns.Add((column, sheet.NameOf(column), kind, kind == Kind.State ? StatusWords.Of(sheet, column) : null));
        }
    }

    /// <summary>The text that says that the row's person is out; null where there is none.</summary>
    public string? Of(SheetRow row)
    {
        foreach (var (column, heading, kind, words) in columns)
        {
            if (row.Cells[column] is { Length: > 0 } cell && (IsOut(cell, kind) || words?.Asks(cell) == true))
                return $"{heading} says “{Short(Text.OneLine(cell))}”.";
        }
        return null;
    }

    private static Kind KindOf(Sheet sheet, int column)
    {
        var (heading, key) = (sheet.Headings[column], Columns.Key(sheet.Headings[column]));
        var words = key.Split(' ');
        return words.Any(OfMoney.Contains) && !words.Any(OfWords.Contains) && !words.Any(OfActive.Contains) ? Kind.Other
            : words.Any(OfStates.Contains) ? Kind.State
            : heading.Length == 0 || words.Any(OfWords.Contains) ? Kind.Words
            : words.Any(OfGroups.Contains) ? Kind.Groups
            : words.Any(OfEnds.Contains) && words.Length <= MostOfEnd ? Kind.Ended
            : NameWords.SaysOut(heading) ? Kind.IsOut
            : (words.Any(OfActive.Contains) && !words.Any(Since.Contains)) || OfOfficials.Contains(key)
                ? sheet.MostAre(column, IsAnswer) ? Kind.IsActive : Kind.MayBeActive
            : Kind.Other;
    }

    /// <summary>A yes or a no, in any words.</summary>
    private static bool IsAnswer(string cell) => YesOrNo.Of(cell) is not null || StatusWords.IsGood(Text.Fold(cell)) || Denies(cell);

    private static bool IsOut(string cell, Kind kind) => kind switch
    {
        Kind.State or Kind.Words => StandingWords.SayOut(cell),
        Kind.IsActive => !NoValue.Is(cell) && YesOrNo.Of(cell) != true && !StatusWords.IsGood(Text.Fold(cell)),
        Kind.MayBeActive => YesOrNo.Of(cell) == false || Text.Fold(cell) == "off" || NameWords.SaysOut(cell),
        Kind.Ended => YesOrNo.Of(cell) is { } isOut ? isOut : StandingWords.Are(cell) || IsDay(cell),
        Kind.IsOut => YesOrNo.Of(cell) == true || StandingWords.Are(cell),
        Kind.Groups => cell.Split(BetweenGroups, StringSplitOptions.TrimEntries).Any(StandingWords.Are),
        _ => StandingWords.Are(cell),
    };

    /// <summary>Digits, at least one of them not 0: "06/30/2025", "2024", "30 June 2025".</summary>
    private static bool IsDay(string cell) =>
        cell.AsSpan().ContainsAnyInRange('1', '9') && cell.Count(char.IsDigit) >= cell.Count(char.IsLetter);

    private static bool Denies(string cell) => NameWords.SaysOut(cell) || Denying.Contains(Columns.Key(cell).Split(' ')[0]);

    private static string Short(string text) => text.Length > LongestSaid ? $"{text[..LongestSaid]}…" : text;

    private enum Kind
    {
        /// <summary>A state, of a few words.</summary>
        State,

        /// <summary>Any words, which may say that they left.</summary>
        Words,

        /// <summary>Several words, one of which may say so.</summary>
        Groups,

        /// <summary>Yes or no: everything that is not a yes is asked about.</summary>
        IsActive,

        /// <summary>As IsActive, where most cells are neither yes nor no: only a no, or words that say that somebody is out,
        /// count.</summary>
        MayBeActive,

        /// <summary>The heading itself is such a word: a yes means it.</summary>
        IsOut,

        /// <summary>The heading names an end: a yes or a date below it means it.</summary>
        Ended,

        /// <summary>Only a cell that consists of such a word counts.</summary>
        Other,
    }
}
