using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Shell;

/// <summary>The addresses of files that never change, also for documents that are written outside a page, where
/// Assets knows none.</summary>
public sealed class Files(EndpointDataSource endpoints)
{
    private ResourceAssetCollection? known;

    public string this[string name] =>
        (known ??= endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
        .FirstOrDefault(assets => assets is not null) ?? ResourceAssetCollection.Empty)[name];
}
