namespace Assignr.Portal.Data;

/// <summary>What a slice fills in at each start, once the schema is this version's. Where there is nothing to do, it
/// writes nothing.</summary>
internal interface IAfterMigration
{
    Task RunAsync(PortalDb db, CancellationToken cancel);
}
