using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Answering;

/// <summary>The answers of officials to their assignments, in the words of exports.</summary>
internal static class Answers
{
    private static readonly HashSet<string> Declined =
    [
        "declined", "decline", "rejected", "refused", "turned down", "turned back", "turnback", "unavailable", "withdrawn",
        "no", "false", "removed",
        "abgelehnt", "abgesagt", "absage", "nein", "zuruckgegeben", "refuse", "refusee", "declinee", "non", "desiste", "rechazado",
        "rechazada", "declinado", "declinada",
        "no acepta", "no aceptado", "renuncia",
    ];

    private static readonly HashSet<string> Others =
    [
        "accepted", "accept", "confirmed", "yes", "true", "assigned", "published", "pending", "not published",
        "unpublished", "unconfirmed", "not confirmed", "not accepted", "no response", "no answer", "waiting",
        "awaiting response", "requested", "offered", "sent", "notified", "tentative", "tbc", "to be confirmed",
        "approved", "angenommen", "zugesagt", "zusage", "bestatigt", "ja", "ausstehend", "offen",
        "angefragt", "accepte", "acceptee", "confirme", "confirmee", "oui", "en attente", "aceptado", "aceptada", "acepta", "confirmado",
        "confirmada", "si", "pendiente",
    ];

    public static bool Are(string text) => IsDeclined(text) || Others.Contains(Text.Fold(text));

    public static bool IsDeclined(string text) => Declined.Contains(Text.Fold(text));
}
