using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Accounts.Letters.AddressesChanged;

internal sealed class AddressesChangedKind(AddressesChangedLetterWriter writer) : NoticeKind(writer)
{
    public override string Name => AddressNotices.ChangedKind;

    public override string Called => "Notice of changed addresses";
}
