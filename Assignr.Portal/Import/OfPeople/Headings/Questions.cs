
namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Headings from a form, which are questions: "What is your name? (First Last)", "Wie heißen Sie?".</summary>
internal static class Questions
{
    /// <summary>Questions for a name that do not contain the word.</summary>
    private static readonly HashSet<string> OfNames =
    [
        "who are you", "wie heissen sie", "wie heisst du", "como se llama", "como se llama usted", "como te llamas",
        "comment vous appelez vous",
        "comment vous appelezvous", "comment tappelles tu", "comment tappellestu",
    ];

    private static readonly HashSet<string> Around =
    [
        "what", "whats", "is", "s", "your", "you", "the", "please", "enter", "provide", "give", "us", "type", "write", "here", "required",
        "legal",
        "cual", "es", "su", "tu", "por", "favor", "escriba", "escribe", "indique", "quel", "quelle", "est", "votre", "ton",
        "vos", "veuillez", "indiquer",
        "saisir", "entrez", "wie", "was", "ist", "lautet", "ihr", "ihre", "dein", "deine", "bitte", "geben", "sie", "ein", "eingeben",
        "angeben",
    ];

    /// <param name="words">The words of a heading by <see cref="Columns.Key"/>.</param>
    /// <returns>The field; null where they do not ask for a name, or ask for something else too.</returns>
    public static string? OfName(IReadOnlyList<string> words)
    {
        if (OfNames.Contains(string.Join(' ', words)))
            return PeopleFields.FullName;
        var asked = words.Where(word => !Around.Contains(word)).ToList();
        return asked.Count == 0 || asked.Count == words.Count ? null : PeopleFields.OfName(string.Join(' ', asked)) ?? NameOrder.Of(asked);
    }
}
