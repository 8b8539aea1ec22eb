namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Whose address or phone a heading names, the plainest first.</summary>
internal enum Whose
{
    /// <summary>Nothing in it says that it is another person's.</summary>
    Theirs,

    /// <summary>It has unknown words.</summary>
    Unsaid,

    /// <summary>It names a parent, a coach, a secretary.</summary>
    SomebodyElses,
}

/// <summary>The words in headings of emails and phones, in English, Spanish, French and German: which kind of their own, or
/// whose.</summary>
internal static class WhoseWords
{
    private static readonly HashSet<string> Own =
    [
        // The thing itself, and words that only connect others.
        "email", "emails", "e", "mail", "mails", "emailaddress", "emailadresse", "mailadresse", "mailto", "correo", "correos", "courriel",
        "courriels", "messagerie", "electronico", "electronica", "electronique", "electronic",
        "mel",
        "address", "addresses", "adresse", "adressen", "direccion", "adresa", "value", "number", "numbers", "numero", "nummer", "num",
        "no", "nr", "id", "display", "name", "label", "type", "default",
        "of", "for", "the", "to", "and", "or", "if", "any", "required", "optional", "your", "my", "valid", "please", "enter", "de", "del",
        "la", "le", "el", "l", "du", "des", "der", "die", "das", "und", "y", "et", "o", "ou", "oder", "fur", "von",
        "phone", "phones", "mobile", "mobil", "mobiles", "cell", "cellphone", "cellular", "telephone", "telephones", "tel", "handy",
        "telefon", "telefono", "telefonos", "movil", "celular", "portable", "fixe", "fijo", "festnetz", "landline", "sms", "text",
        "whatsapp", "cells", "landlines", "moviles", "celulares", "portables", "fixes", "fijos", "gsm", "natel", "ruf", "mobiltelefon",
        "numeros", "nummern", "nos", "contacts", "contactos", "c", "h", "w", "m",
        "car", "radio", "callback", "pager", "isdn", "tty", "tdd", "voice", "day", "daytime", "evening", "night", "area", "code", "ext",
        "extension", "direct", "line",
        "gmail", "google", "hotmail", "outlook", "yahoo", "icloud", "apple", "internet", "username", "user", "login", "account", "signin",
        // Which one of their own.
        "personal", "private", "home", "work", "business", "office", "school", "college", "university", "student", "primary", "secondary",
        "main", "first", "second", "third", "alternate", "alternative", "alt", "other", "additional", "preferred", "best",
        "backup", "current", "new", "contact", "one", "two", "three", "1st", "2nd", "3rd",
        "particular", "casa", "trabajo", "laboral", "principal", "secundario", "secundaria", "alternativo", "otro", "institucional",
        "escolar", "preferido", "contacto", "usuario", "segundo",
        "personnel", "personnelle", "perso", "prive", "privee", "domicile", "maison", "travail", "professionnel", "professionnelle",
        "pro", "bureau", "principale", "secondaire", "autre", "alternatif", "prefere", "scolaire", "deuxieme",
        "privat", "private", "personlich", "personliche", "dienstliche", "geschaftliche", "berufliche", "zweite",
        "dienstlich", "dienst", "dienstl",
        "priv", "gesch", "geschaftl",
        // In the short forms of programs.
        "hm", "wk", "bus", "mob", "cel", "ph", "off",
        "geschaftlich", "geschaft", "arbeit", "beruflich", "zuhause", "haupt", "primar", "primare", "sekundar", "sekundare", "weitere",
        "andere", "bevorzugt", "schule", "kontakt", "buro",
        // The people of the list.
        "official", "officials", "referee", "referees", "ref", "umpire", "umpires", "ump", "judge", "member", "members", "person",
        "player", "athlete", "participant", "volunteer", "registrant", "applicant", "staff",
        "oficial", "arbitro", "miembro", "socio", "jugador", "arbitre", "officiel", "membre", "joueur", "schiedsrichter", "offizielle",
        "offizieller", "mitglied", "spieler",
    ];

    private static readonly HashSet<string> PhoneWords =
    [
        "phones", "mobil", "mobile", "mobiles", "mobilfunk", "cell", "cells", "cellular", "landline", "landlines", "tel", "handy",
        "telephone", "telephones",
        "telefono", "telefonos", "movil", "moviles", "celular", "celulares", "fijo", "fijos", "portable", "portables", "fixe", "fixes",
        "gsm", "natel", "festnetz",
        "ph", "cellph", "hmph", "homeph", "workph", "wkph", "busph", "mobph", "offph", "dayph", "eveph",
    ];

    private static readonly HashSet<string> Numbers =
        ["number", "numbers", "no", "nos", "nr", "num", "numero", "numeros", "nummer", "nummern", "n"];

    /// <summary>Places where people are called: a number of one is a phone, and so are numbers below one of these words alone.</summary>
    private static readonly HashSet<string> Places =
    [
        "contact", "contacts", "home", "work", "business", "daytime", "evening", "emergency", "call", "sms", "whatsapp", "contacto",
        "contactos",
        "casa", "trabajo", "domicile", "maison", "travail", "urgence", "kontakt", "privat", "dienst", "dienstlich", "geschaft",
        "geschaftlich",
        "arbeit", "notfall",
    ];

    /// <summary>Headings of columns that name the kind of the address or phone beside them.</summary>
    private static readonly HashSet<string> Labels =
        ["label", "labels", "type", "types", "typ", "tipo", "etiqueta", "etiquette", "libelle", "bezeichnung"];

    private static readonly HashSet<string> Shown = ["display", "angezeigter", "mostrar", "pantalla", "complet"];

    /// <summary>The beginnings of words for other people: "coach" also for "coaches" and "coaching", "eltern" also for
    /// "elternmail".</summary>
    private static readonly string[] Others =
    [
        "emergenc", "famil", "household", "parent", "mother", "father", "guardian", "spouse", "husband", "partner", "relative", "sibling",
        "coach", "secretar", "assign", "submit", "sender", "referenc", "referred", "referrer", "supervis", "manager",
        "billing", "invoic", "accounting", "director", "president", "treasurer", "chair", "coordinator", "mentor", "trainer",
        "instructor", "evaluat", "club", "league", "team", "organi", "association", "company", "employer", "sponsor",
        "assistant", "doctor", "physician", "teacher", "counselor", "counsellor",
        "emergencia", "padre", "madre", "tutor", "conyuge", "espos", "familiar", "entrenador", "secretari", "asignador", "designador",
        "enviad", "referencia", "factur", "delegad", "representante", "equipo", "liga", "empresa", "asistente", "jefe", "responsable",
        "urgence", "pere", "mere", "tuteur", "tutrice", "conjoint", "epou", "famille", "entraineur", "superviseur", "soumis", "envoy",
        "expediteur", "equipe", "ligue", "entreprise", "employeur", "delegue", "directeur", "directrice", "tresorier",
        "notfall", "eltern", "vater", "mutter", "vormund", "erziehungsberechtigt", "ehe", "angehorig", "sekretar", "betreuer",
        "vorgesetzt", "rechnung", "abrechnung", "referenz", "einteiler", "ansetzer", "eingereicht", "absender", "obmann", "verein",
        "mannschaft", "arbeitgeber", "leiter", "vorstand", "kassenwart", "kassier", "firma",
    ];

    /// <summary>People who sign somebody up, or pay for them.</summary>
    private static readonly HashSet<string> Registering =
    [
        "account", "parent", "parents", "guardian", "guardians", "mother", "father", "mom", "dad", "household", "family",
        "payer", "billing",
        "spouse", "emergency", "padre", "madre", "tutor", "cuenta", "familia", "pere", "mere", "tuteur", "tutrice", "compte",
        "eltern", "vater", "mutter", "vormund", "konto", "familie", "notfall",
    ];

    /// <summary>People of a club who are not officials, as far as the heading says.</summary>
    private static readonly HashSet<string> OfClubs =
    [
        "player", "athlete", "participant", "child", "student", "coach", "manager", "contact", "jugador", "entrenador", "joueur",
        "entraineur", "spieler", "trainer",
    ];

    private static readonly HashSet<string> OtherWords =
        ["ad", "by", "par", "por", "p1", "p2", "g1", "g2", "ice", "kin", "mom", "moms", "mum", "mums", "dad", "dads", "wife",
            "wifes", "boss", "chef"];

    /// <summary>Words that are joined to others in one heading: "privatmail", "workphone".</summary>
    private static readonly string[] Kinds =
    [
        "emailadresse", "mailadresse", "emailaddress", "email", "mail", "phone", "telefon", "handy", "mobile", "mobil", "fon", "ph",
        "nummern", "nummer",
    ];

    /// <summary>Before "contact" they mean another person: "Alternate Contact Email".</summary>
    private static readonly HashSet<string> OtherContacts =
    [
        "alternate", "alternative", "alt", "other", "second", "secondary", "backup", "additional", "2nd", "alternativo", "otro", "autre",
        "zweiter",
    ];

    private static readonly HashSet<string> ContactWords = ["contact", "contacto", "kontakt"];

    public static bool IsEmail(IReadOnlyList<string> words) =>
        words.Any(word => word is "emails" or "mails" or "correo" or "correos" or "courriel" or "courriels" or "messagerie" or "mel"
            || (word is "electronique" or "electronica" && words.Any(one => one is "adresse" or "direccion"))
            || EndsWith(word, "mail", "mailaddress", "mailadresse", "mailadressen"))
        && !words.Any(word => word is "hash" or "confirmed" or "verified" or "sent" or "status" or "opt" or "preference" or "normalized");

    public static bool IsPhone(IReadOnlyList<string> words) => IsPlaceNumber(words) || IsPlainlyPhone(words);

    /// <summary>The word itself says it, as "Mobil" and "Telefonnummer" do.</summary>
    public static bool IsPlainlyPhone(IReadOnlyList<string> words) =>
        words.Any(word => PhoneWords.Contains(Bare(word))
            || EndsWith(word, "phone", "telefon", "rufnummer", "rufnummern", "telefonnummer", "telefonnummern",
                "handynummer", "handynummern",
                "mobilnummer", "mobilnummern", "handynr", "mobilnr", "telefonnr", "telnr", "festnetznummer", "kontaktnummer",
                "kontaktnummern", "notfallnummer"))
        && !words.Any(word => EndsWith(word, "fax"));

    /// <summary>"Contact No.", "Kontakt Nr": a phone, unless its numbers are too short for one.</summary>
    public static bool IsPlaceNumber(IReadOnlyList<string> words) =>
        words.Any(Places.Contains) && words.Any(Numbers.Contains) && !words.Any(word => word == "id" || EndsWith(word, "fax"));

    /// <summary>"Home", "Trabajo", "Kontakt": a phone, where its cells are phones.</summary>
    public static bool IsPlace(IReadOnlyList<string> words) => words.All(Places.Contains);

    /// <summary>"E-mail 1 - Label", "Phone Type", "E-mail Display Name": about the address or phone beside it.</summary>
    public static bool IsLabel(IReadOnlyList<string> words) => (IsEmail(words) || IsPhone(words))
        && (words.Any(Labels.Contains) || (words.Any(Shown.Contains) && words.Any(word => word is "name" or "nom" or "nombre")));

    /// <param name="heading">By <see cref="Columns.Key"/>.</param>
    /// <param name="ofNames">The words in the headings of the name: beside "Coach First Name" the list is of coaches.</param>
    public static Whose Of(string heading, IReadOnlySet<string> ofNames)
    {
        var words = heading.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !ofNames.Contains(word)).ToList();
        var isOtherContact = words.Exists(ContactWords.Contains) && words.Exists(OtherContacts.Contains);
        return words.Exists(IsOther) ? Whose.SomebodyElses : words.TrueForAll(IsOwn) && !isOtherContact ? Whose.Theirs : Whose.Unsaid;
    }

    /// <summary>Of two names the lower one belongs to the list: "Volunteer First Name" before "Account First Name".</summary>
    /// <param name="heading">By <see cref="Columns.Key"/>.</param>
    public static int Order(string heading)
    {
        var words = heading.Split(' ');
        return words.Any(Registering.Contains) ? 2 : words.Any(OfClubs.Contains) ? 1 : 0;
    }

    /// <summary>A word for another person.</summary>
    public static bool IsOther(string word) =>
        OtherWords.Contains(word) || Array.Exists(Others, beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>A word for a kind of their own: "Email2", "privatmail", "Telefonnummer".</summary>
    public static bool IsOwn(string word)
    {
        var bare = Bare(word);
        return bare.Length == 0 || Own.Contains(bare) || Array.Exists(Kinds, kind => bare.Length > kind.Length
            && ((bare.EndsWith(kind, StringComparison.Ordinal) && Own.Contains(bare[..^kind.Length]))
                || (bare.StartsWith(kind, StringComparison.Ordinal) && Own.Contains(bare[kind.Length..]))));
    }

    private static string Bare(string word) => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static bool EndsWith(string word, params ReadOnlySpan<string> endings)
    {
        var bare = Bare(word);
        foreach (var ending in endings)
        {
            if (bare.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
