using Assignr.Portal.Shell;

namespace Assignr.Portal.People.OnePerson;

/// <summary>What can be sent to a person, and the sentence under their name that tells their standing and why a button is
/// disabled.</summary>
public static class PersonSentences
{
    public static bool CanGetNewAccountEmail(this PersonDetails details) =>
        details.Person is { NeedsNewAccount: true, MailedUnaskedAddress: not null, NoLongerOfficiatesAt: null }
            && (details.Standing != Standing.Sending || details.EmailIsPaused);

    public static bool CanReset(this PersonDetails details) =>
        details is { HasAccount: true, Person: { IsActive: true, MailedAddress: not null } };

    /// <summary>Whether a password reset is the email that helps this person.</summary>
    public static bool ResetFirst(this PersonDetails details) => details.CanReset() && !details.CanGetNewAccountEmail();

    public static string InASentence(this PersonDetails details) => string.Join(' ', Sentences(details));

    private static IEnumerable<string> Sentences(PersonDetails details)
    {
        var person = details.Person;
        string Moment(DateTimeOffset? time) => Dates.Moment(time, details.Site, details.Now);
        if (!person.IsActive)
        {
            yield return $"Deactivated since {Moment(person.DeactivatedAt)}. Tick a permission to let {person.FirstName} in again.";
            yield break;
        }
        if (person.FirstLoginAt is not null)
        {
            yield return $"Last login {Moment(person.LastLoginAt)}{(details.UserName is { } name ? $", as {name}" : "")}. No new account "
                + "email is needed.";
            if (person.AddressCount == 0)
                yield return "A password reset needs an email address.";
            else if (person.MailedAddress is null)
                yield return "A password reset needs an address whose reader did not say that it is not theirs.";
            yield break;
        }
        yield return "Never logged in.";
        yield return details.Standing switch
        {
            Standing.NoEmail => "Without an email address nothing can be sent.",
            Standing.Sending when details.EmailIsPaused => "An email waits, as its mailing is paused.",
            Standing.Sending => "An email is on its way.",
            Standing.NoLongerOfficiates => $"They said on {Moment(person.NoLongerOfficiatesAt)} that they no longer officiate.",
            Standing.NotTheirs when person.MailedAddress is null =>
                $"Whoever reads the address said on {Moment(person.NotTheirsAt)} that it is not theirs. Fix it, and send again.",
            Standing.Complained when person.MailedUnaskedAddress is null =>
                $"Whoever reads the address complained about the email on {Moment(person.ComplainedAt)}.",
            Standing.Refused when person.Addresses.All(address => address.RefusedAt is null) =>
                $"The email of {Moment(person.NewAccountRefusedAt)} did not get through. Nothing is known against the address: send it "
                + "again.",
            Standing.Refused =>
                $"The mail server refused the email of {Moment(person.NewAccountRefusedAt)}. Fix the address and send again.",
            _ when person.NewAccountHandedOverAt is { } sent =>
                $"The last email went on {Moment(sent)}.{OfItsLink(details.Standing)}",
            _ => "No email was sent yet.",
        };
        yield return "There is no password to reset yet.";
    }

    private static string OfItsLink(Standing standing) => standing switch
    {
        Standing.LinkExpired => " Its link no longer works.",
        Standing.Withdrawn => " Its link was withdrawn.",
        _ => "",
    };
}
