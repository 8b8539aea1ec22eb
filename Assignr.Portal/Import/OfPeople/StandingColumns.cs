using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Columns that become nothing and may say that somebody officiates no longer: Status, Active, Retired, Notes.</summary>
internal sealed partial class StandingColumns
{
    private const int LongestSaid = 60;

    private static readonly HashSet<string> OfWords =
    [
        "status", "standing", "estado", "estatus", "situacion", "statut", "etat", "zustand", "stand",
        "note", "notes", "remark", "remarks", "comment", "comments", "nota", "notas", "observacion", "observaciones",
        "comentario", "comentarios",
        "remarque", "remarques", "commentaire", "commentaires", "observations", "bemerkung", "bemerkungen", "anmerkung",
        "anmerkungen", "notiz",
        "notizen", "kommentar", "hinweis",
    ];

    private static readonly HashSet<string> OfActive = ["active", "activo", "activa", "actif", "aktiv", "enabled"];

    private readonly List<(int Column, string Heading, Kind Kind)> columns = [];

    public StandingColumns(Sheet sheet, Mapping mapping)
    {
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not null)
                continue;
            var heading = sheet.Headings[column];
            var words = Columns.Key(heading).Split(' ');
            var kind = heading.Length == 0 || words.Any(OfWords.Contains) ? Kind.Words
                : words.Any(OfActive.Contains) ? Kind.IsActive
                : NameWords.SaysOut(heading) ? Kind.IsOut
                : Kind.Other;
            columns.Add((column, sheet.NameOf(column), kind));
        }
    }

    /// <summary>What says that the person of a row is out; null where nothing does.</summary>
    public string? Of(SheetRow row)
    {
        foreach (var (column, heading, kind) in columns)
        {
            if (row.Cells[column] is { Length: > 0 } cell && IsOut(cell, kind))
                return $"{heading} says “{Short(Text.OneLine(cell))}”.";
        }
        return null;
    }

    private static bool IsOut(string cell, Kind kind) => kind switch
    {
        Kind.Words => NameWords.SaysOut(cell) || Leaving().IsMatch(cell),
        Kind.IsActive => YesOrNo.Of(cell) == false || Text.Fold(cell) == "off" || NameWords.SaysOut(cell),
        Kind.IsOut => YesOrNo.Of(cell) == true,
        _ => NameWords.IsOut(cell),
    };

    private static string Short(string text) => text.Length > LongestSaid ? $"{text[..LongestSaid]}…" : text;

    private enum Kind
    {
        /// <summary>Any words, which may say that they left.</summary>
        Words,

        IsActive,

        /// <summary>The heading is such a word itself.</summary>
        IsOut,

        /// <summary>Only a cell that is such a word and nothing else.</summary>
        Other,
    }

    [GeneratedRegex(
        @"^\W{0,3}(?:(?:has |is |was )?(?:quit|dropped out|expelled|terminated|withdrawn|withdrew"
        + @"|disabled|deactivated|archived|former|ex-?member)\b"
        + @"|left(?=\W{0,3}$| (?:in|the|us|our|for|to|town|on|as)\b)|gone\b|out(?=\W{0,3}$| (?:for|until|of|with)\b)|moved\b"
        + @"|no longer (?!suspended|inactive|injured|on leave)"
        + @"|d[eé]missionnaire|d[eé]mission|radi[eé]e?\b|parti(?:e)?\b|ancien(?:ne)?\b|absent"
        + @"|se fue|dad[oa] de baja|baja\b|sancionad[oa]|expulsad[oa]|renunci[oó]|ex[aá]rbitr[oa]"
        + @"|ausgeschieden|gek[uü]ndigt|weggezogen|umgezogen|ehemalig|karriereende|entfernt)"
        + @"|\b(?:please (?:remove|delete)|remove from|take off the list"
        + @"|do not (?:use|assign|call)|don't (?:use|assign|call)|not coming back)\b"
        + @"|[-–—,;] ?(?:remove|delete)\W{0,3}$|^\W{0,3}(?:remove|delete)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaving();
}
