using System.IO.Compression;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;

namespace Assignr.Portal.Shell.Requests;

/// <summary>
/// Compresses the documents of interactive pages and no other answer. They contain a frame and an antiforgery token that is encrypted
/// differently each time, and repeat nothing of the request. The compressed size of a document that mixes private data with data from
/// the request would reveal the private data. docs/decisions/0021-the-first-screen.md.
/// </summary>
internal static class FrameCompression
{
    public static void AddFrameCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    /// <summary>To be called after routing, because it depends on the page.</summary>
    public static void UseFrameCompression(this WebApplication app) =>
        app.UseWhen(IsInteractivePage, branch => branch.UseResponseCompression());

    private static bool IsInteractivePage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<ComponentTypeMetadata>() is not null
        && endpoint.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;
}
