using Assignr.Portal.Shell.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Assignr.Portal.Shell.Forms;

/// <summary>What the framework answers with an empty page: forms that it refuses. Each ends in a page that says how to go on.</summary>
internal static class RefusedForms
{
    /// <summary>Stands behind antiforgery, before the pages.</summary>
    public static void UseRefusedForms(this WebApplication app) => app.Use(AnswerAsync);

    private static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (!HttpMethods.IsPost(context.Request.Method) || metadata?.GetMetadata<ComponentTypeMetadata>() is null)
            return next(context);
        var refused = context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true };
        // With it nothing of the request could be read, not even to show it again.
        if (refused)
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!context.Request.HasFormContentType)
            return ErrorDocuments.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType);
        if (!refused)
            return RunAsync(context, next);
        // Pages with a circuit have no form of their own.
        return metadata.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null
            ? ErrorDocuments.WriteAsync(context, StatusCodes.Status400BadRequest)
            : ShowAgainAsync(context, next);
    }

    /// <summary>A request to look at the page, and no request to do something: the form's own code does not run.</summary>
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
        // Only a browser says where a form came from, and no page can make it say so.
        var ours = context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
        context.Features.Set(new RefusedForm(ours ? form : null, context.Request.Cookies.Count == 0));
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await next(context);
    }

    /// <summary>A form that its page does not have, not any more or never, is refused with an empty text.</summary>
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
