using Assignr.Portal.Shell.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Assignr.Portal.Shell.Forms;

/// <summary>Shows a page that says how to go on for the forms that the framework refuses with an empty answer.</summary>
internal static class RefusedForms
{
    /// <summary>To be called after antiforgery and before the pages.</summary>
    public static void UseRefusedForms(this WebApplication app) => app.Use(AnswerAsync);

    private static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (!HttpMethods.IsPost(context.Request.Method) || metadata?.GetMetadata<ComponentTypeMetadata>() is null)
            return next(context);
        var refused = context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true };
        // While it is set, reading the form throws, even to show it again.
        if (refused)
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!context.Request.HasFormContentType)
            return ErrorDocuments.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType);
        if (!refused)
            return RunAsync(context, next);
        // A page with a circuit has no form of its own.
        return metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null
            ? ErrorDocuments.WriteAsync(context, StatusCodes.Status400BadRequest)
            : ShowAgainAsync(context, next);
    }

    /// <summary>Runs the request as a GET, so that the page is shown and the form's code does not run.</summary>
    private static async Task ShowAgainAsync(HttpContext context, RequestDelegate next)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException unreadable)
        {
            await ErrorDocuments.WriteAsync(context, unreadable.StatusCode);
            return;
        }
        catch (InvalidDataException)
        {
            await ErrorDocuments.WriteAsync(context, StatusCodes.Status400BadRequest);
            return;
        }
        // Browsers set this header, and no page can change it.
        var ours = context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
        context.Features.Set(new RefusedForm(ours ? form : null, context.Request.Cookies.Count == 0));
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await next(context);
    }

    /// <summary>Writes an error document where the page does not have the posted form, which the framework refuses with an empty
    /// text.</summary>
    private static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        await using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        var refused = context.Response.StatusCode >= StatusCodes.Status400BadRequest
            && (written.Length == 0 || context.Response.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true);
        if (refused)
        {
            await ErrorDocuments.WriteAsync(context, context.Response.StatusCode);
            return;
        }
        written.Position = 0;
        await written.CopyToAsync(body, context.RequestAborted);
    }
}
