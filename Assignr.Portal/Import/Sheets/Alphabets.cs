namespace Assignr.Portal.Import.Sheets;

/// <summary>The letters beyond A to Z that a language writes names with, in lower case.</summary>
internal static class Alphabets
{
    private static readonly string[] All =
    [
        "áéíñóúü", // Spanish
        "àâæçèéêëîïôùûüÿœ", // French
        "äöüß", // German
        "ãàáâçéêíóôõú", // Portuguese
        "àèéìòùí", // Italian
        "åäöé", // Swedish, Finnish
        "æøåé", // Danish, Norwegian
        "áðéíóúýþæö", // Icelandic
        "ëéèïöüêá", // Dutch
        "àçèéíïòóúü", // Catalan
        "ąćęłńóśźż", // Polish
        "áčďéěíňóřšťúůýž", // Czech
        "áäčďéíĺľňóôŕšťúýž", // Slovak
        "áéíóöőúüű", // Hungarian
        "čćđšž", // Croatian, Slovene, Serbian
        "ăâîșşțţ", // Romanian
        "äõöüšž", // Estonian
        "çğıöşü", // Turkish
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў", // Cyrillic
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ", // Greek
    ];

    public static int Count => All.Length;

    /// <summary>Whether a language writes all of these letters; those of A to Z do not matter.</summary>
    public static bool Writes(int language, ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsAscii(letter) && !All[language].Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal) && letter is not ('’' or '–' or 'İ'))
                return false;
        }
        return true;
    }
}
