using Assignr.Portal.Changes;

namespace Assignr.Portal.Mail;

/// <summary>The mailings and people whose pages are told when these messages change.</summary>
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
