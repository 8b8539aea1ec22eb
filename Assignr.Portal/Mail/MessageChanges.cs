using Assignr.Portal.Changes;

namespace Assignr.Portal.Mail;

/// <summary>Whose mailings and people are told about when these messages changed.</summary>
internal static class MessageChanges
{
    public static Change Of(IEnumerable<Message> messages)
    {
        var (mailings, people) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var message in messages)
        {
            if (message.MailingId is { } mailing)
                mailings.Add(mailing);
            if (message.PersonId is { } person)
                people.Add(person);
        }
        return new Change(mailings, people);
    }
}
