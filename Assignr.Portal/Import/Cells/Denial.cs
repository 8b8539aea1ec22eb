namespace Assignr.Portal.Import.Cells;

/// <summary>
/// Words that say that there is no address, phone, day or time: "no email on file", "sin teléfono", "pas d'adresse mail", "hat keine
/// E-Mail". All words must be known, one of them must deny, and another must say what.
/// </summary>
internal static class Denial
{
    private static readonly HashSet<string> Denying =
    [
        "no", "not", "none", "nothing", "without", "doesn", "doesnt", "don", "dont", "hasn", "hasnt", "missing", "lacks",
        "sin", "ningun", "ninguna", "ninguno", "nunca", "falta", "pas", "sans", "aucun", "aucune", "non", "kein", "keine", "keinen",
        "keiner", "ohne", "nicht", "fehlt",
        "nao", "sem", "nenhum", "nessun", "nessuna", "senza", "geen", "zonder", "ingen", "utan", "uden", "bez", "brak", "nincs",
    ];

    private static readonly HashSet<string> Denied =
    [
        "email", "emails", "mail", "mails", "address", "phone", "telephone", "tel", "mobile", "cell", "number", "contact", "date", "time",
        "data", "answer", "reply", "entry",
        "given", "provided", "supplied", "available", "applicable", "listed", "file", "record", "known", "set", "specified", "info",
        "information", "details", "use", "uses", "own",
        "correo", "correos", "direccion", "telefono", "movil", "celular", "numero", "contacto", "fecha", "hora", "datos", "dato",
        "informacion", "respuesta", "tiene", "tengo", "consta",
        "disponible", "aplica", "conocido", "definido", "definida", "indicado", "proporcionado", "facilitado",
        "courriel", "courriels", "adresse", "portable", "fixe", "heure", "donnee", "donnees", "renseigne", "renseignee", "communique",
        "communiquee", "connu",
        "connue", "indique", "fourni", "precise", "reponse",
        "emailadresse", "mailadresse", "telefon", "telefonnummer", "handy", "handynummer", "mobil", "mobilnummer", "nummer", "datum",
        "zeit", "uhrzeit", "termin", "angabe",
        "angaben", "eintrag", "bekannt", "angegeben", "vorhanden", "verfugbar", "hinterlegt", "daten", "kontakt",
        "telefone", "morada", "telefoon", "adres", "cellulare", "epost", "adresu", "telefonu", "maila",
    ];

    private static readonly HashSet<string> Between =
    [
        "e", "has", "have", "does", "do", "did", "a", "an", "any", "on", "yet", "is", "was", "t", "s", "of", "for", "at", "currently",
        "still", "his", "her", "their",
        "de", "d", "del", "la", "el", "un", "una", "aun", "todavia", "hay", "se", "ha", "electronico",
        "le", "l", "il", "elle", "n", "y", "encore", "electronique",
        "noch", "hat", "haben", "eine", "einen", "die", "der", "das", "bisher", "leider",
    ];

    /// <param name="folded">By <see cref="Data.Text.Fold"/>.</param>
    public static bool Is(string folded)
    {
        var (denies, says) = (false, false);
        var rest = folded.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = 0;
            while (length < rest.Length && char.IsLetter(rest[length]))
                length++;
            if (length > 0 && !IsKnown(rest[..length], ref denies, ref says))
                return false;
            if (length < rest.Length && (char.IsDigit(rest[length]) || rest[length] == '@'))
                return false;
            rest = rest[Math.Min(length + 1, rest.Length)..];
        }
        return denies && says;
    }

    private static bool IsKnown(ReadOnlySpan<char> word, ref bool denies, ref bool says)
    {
        var (isDenying, isDenied) = (Has(Denying, word), Has(Denied, word));
        denies |= isDenying;
        says |= isDenied;
        return isDenying || isDenied || Has(Between, word);
    }

    private static bool Has(HashSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
