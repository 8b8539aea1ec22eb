namespace Assignr.Portal.Data;

/// <summary>What a slice fills in at each start, after the migrations. It writes nothing where there is nothing to do.</summary>
internal interface IAfterMigration
{
    Task RunAsync(PortalDb db, CancellationToken cancel);
}
