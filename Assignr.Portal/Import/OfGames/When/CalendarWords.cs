using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Months and weekdays, whole and abbreviated, in English, Spanish, French and German: folded, without their points.</summary>
internal static partial class CalendarWords
{
    private static readonly string[][] MonthNames =
    [
        ["jan", "january", "ene", "enero", "janv", "janvier", "januar", "janner", "jaenner"],
        ["feb", "february", "febrero", "fev", "fevr", "fevrier", "februar"],
        ["mar", "march", "marzo", "mars", "marz", "maerz", "mrz"],
        ["apr", "april", "abr", "abril", "avr", "avril"],
        ["may", "mayo", "mai"],
        ["jun", "june", "junio", "juin", "juni"],
        ["jul", "july", "julio", "juil", "juillet", "juli"],
        ["aug", "august", "ago", "agosto", "aout"],
        ["sep", "sept", "september", "septiembre", "set", "setiembre", "septembre"],
        ["oct", "october", "octubre", "octobre", "okt", "oktober"],
        ["nov", "november", "noviembre", "novembre"],
        ["dec", "december", "dic", "diciembre", "decembre", "dez", "dezember"],
    ];

    // In the order of DayOfWeek.
    private static readonly string[][] WeekdayNames =
    [
        ["sun", "sunday", "dom", "domingo", "dim", "dimanche", "so", "sonntag"],
        ["mon", "monday", "lun", "lunes", "lundi", "mo", "montag"],
        ["tue", "tues", "tuesday", "mar", "martes", "mardi", "di", "dienstag"],
        ["wed", "wednes", "wednesday", "mie", "miercoles", "mer", "mercredi", "mi", "mittwoch"],
        ["thu", "thur", "thurs", "thursday", "jue", "jueves", "jeu", "jeudi", "do", "donnerstag"],
        ["fri", "friday", "vie", "viernes", "ven", "vendredi", "fr", "freitag"],
        ["sat", "satur", "saturday", "sab", "sabado", "sam", "samedi", "sa", "samstag", "sonnabend"],
    ];

    /// <summary>Words in a date that have no meaning for it.</summary>
    private static readonly HashSet<string> Fillers = ["de", "del", "of", "the", "le", "el", "den", "der", "dem", "am", "on", "o", "st",
        "nd", "rd", "th", "er", "re"];

    /// <summary>Words between the days of a range or a list, and before them.</summary>
    private static readonly string[] Joints =
    [
        "and", "or", "to", "thru", "through", "until", "till", "from", "between",
        "und", "oder", "bis", "vom", "von", "y", "al", "hasta", "et", "ou", "au", "du",
    ];

    private static readonly char[] Around = [' ', '.', ',', '(', ')'];

    private static readonly Dictionary<string, int> Months = Numbered(MonthNames, from: 1);

    private static readonly Dictionary<string, int> Weekdays = Numbered(WeekdayNames, from: 0);

    private static readonly HashSet<string> Words = [.. Months.Keys, .. Weekdays.Keys, .. Fillers, .. Joints];

    /// <summary>
    /// How many numbers a text has that consists only of numbers, marks and words of dates; 0 for any other text. It rules out most texts
    /// at little cost, because it runs for each half into which a cell may be cut.
    /// </summary>
    public static int NumbersAmong(string folded)
    {
        var (numbers, words) = (0, Words.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var match in Piece().EnumerateMatches(folded))
        {
            var piece = folded.AsSpan(match.Index, match.Length);
            if (char.IsAsciiDigit(piece[0]))
                numbers++;
            else if (!words.Contains(piece))
                return 0;
        }
        return numbers;
    }

    public static bool IsFiller(string word) => Fillers.Contains(word);

    public static int? MonthOf(string word) => Months.TryGetValue(word, out var month) ? month : null;

    /// <summary>The weekday that a cell consists of: "Sat", "Sa.", "sábado". Null where it is none.</summary>
    public static DayOfWeek? WeekdayIn(string cell) => WeekdayOf(Text.Fold(cell.Trim(Around)));

    /// <summary>Whether weekdays below a heading are not those of the games: "Practice Day".</summary>
    /// <param name="key">By <see cref="Columns.Key"/>.</param>
    public static bool AreOfOthers(string key) => OfOthers().IsMatch(key);

    public static DayOfWeek? WeekdayOf(string word) => Weekdays.TryGetValue(word, out var day) ? (DayOfWeek)day : null;

    private static Dictionary<string, int> Numbered(string[][] names, int from) =>
        names.Index().SelectMany(one => one.Item.Select(name => (Name: name, Number: one.Index + from)))
            .ToDictionary(one => one.Name, one => one.Number);

    [GeneratedRegex(
        @"\b(?:practices?|trainings?|bus|rest|off|bye|available|unavailable|entrenamientos?|entrainements?|frei)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfOthers();

    // Characters that belong neither to a word nor to a mark of a date are pieces that match no word.
    [GeneratedRegex(@"\p{L}+|[0-9]+|[^\s,.()\[\]\-–—/'’&+;]", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
