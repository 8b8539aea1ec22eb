using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.Accounts.Letters.AddressConfirmation;

/// <summary>The email with the link that confirms a pending address.</summary>
internal sealed class AddressConfirmationKind(AddressConfirmationLetterWriter writer, PublicAddress portal, IOptions<LinkOptions> links)
    : LinkKind(portal)
{
    public override string Name => PasswordMail.ConfirmKind;

    public override string Called => "Email to confirm an address";

    protected override Purpose Purpose => Purpose.ConfirmAddress;

    protected override string Path => "confirm-address";

    protected override string Says(Message message) => $"To confirm {message.Address}.";

    protected override TimeSpan WorksFor(Message message) => TimeSpan.FromHours(links.Value.ConfirmAddressHours);

    protected override async Task<string?> ObjectionAsync(PortalDb db, Addressee? addressee, Message message, CancellationToken cancel)
    {
        var waits = addressee is { IsActive: true }
            && await db.WaitingAddresses(message.PersonId).AnyAsync(pending => pending.Address == message.Address, cancel);
        return waits ? null : "The address no longer waits to be confirmed";
    }

    protected override Letter Write(LinkLetter letter) => writer.Write(new AddressConfirmationFacts
    {
        Site = letter.Site,
        FirstName = letter.To.FirstName,
        FullName = letter.To.FullName,
        Address = letter.Message.Address,
        Link = letter.Link,
        WorksUntil = letter.WorksUntil,
    });
}
