using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Shell;

/// <summary>The fingerprinted addresses of static files, also for documents that are rendered outside a page, where Assets is
/// empty.</summary>
public sealed class Files(EndpointDataSource endpoints)
{
    private ResourceAssetCollection? known;

    public string this[string name] =>
        (known ??= endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
        .FirstOrDefault(assets => assets is not null) ?? ResourceAssetCollection.Empty)[name];
}
