using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Accounts.Letters.AddressRemoved;

internal sealed class AddressRemovedKind(AddressRemovedLetterWriter writer) : NoticeKind(writer)
{
    public override string Name => AddressNotices.RemovedKind;

    public override string Called => "Notice of a removed address";
}
