using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.Accounts.Letters.PasswordReset;

/// <summary>The email with the link to the page where a new password is chosen.</summary>
internal sealed class PasswordResetKind(
    PasswordResetLetterWriter writer, PublicAddress portal, IOptions<LinkOptions> links, StartCodes codes) : LinkKind(portal, codes)
{
    public override string Name => PasswordMail.ResetKind;

    public override string Called => "Password reset email";

    public override bool IsForPassword => true;

    public override bool MayBeAskedAgain => true;

    protected override Purpose Purpose => Purpose.PasswordReset;

    protected override string Path => "reset-password";

    protected override string Says(Message message) => $"To choose a new password, to {message.Address}.";

    protected override TimeSpan WorksFor(Message message) =>
        message.AskedBy is null ? TimeSpan.FromMinutes(links.Value.ResetMinutes) : TimeSpan.FromHours(links.Value.AssignorResetHours);

    protected override Task<string?> ObjectionAsync(PortalDb db, Addressee? addressee, Message message, CancellationToken cancel) =>
        Task.FromResult(Objection(addressee, message));

    protected override Letter Write(LinkLetter letter) => writer.Write(new PasswordResetFacts
    {
        Site = letter.Site,
        FirstName = letter.To.FirstName,
        FullName = letter.To.FullName,
        Address = letter.Message.Address,
        UserName = letter.To.UserName!,
        Link = letter.Link,
        Code = letter.Code!,
        WorksUntil = letter.WorksUntil,
        AskedByName = letter.AskedBy?.FullName,
        ReplyTo = letter.AskedBy?.PrimaryAddress,
    });

    public override async Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now,
        CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == refused.PersonId, cancel);
        if (person is null || Objection((await Addressee.ReadAsync(db, [refused], cancel)).GetValueOrDefault(person.Id),
            refused) is not null)
            return false;
        db.Record(caller, Act.ResetSent, now, person.Id, $"To {refused.Address}");
        return await PasswordMail.QueueResetAsync(db, caller, person, refused.Address, now, cancel);
    }

    private static string? Objection(Addressee? addressee, Message message) => addressee switch
    {
        null => "This person was deleted meanwhile",
        { IsActive: false } => "Deactivated, no email needed",
        { UserName: null } => "Has no account yet, so there is no password to reset",
        _ when addressee.IsNotTheirs(message.Address) => Addressee.SaysNotTheirs,
        _ when !addressee.Has(message.Address) => "Does not have this address any more",
        _ => null,
    };
}
