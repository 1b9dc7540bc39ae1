using System.Security.Cryptography;
using System.Text;
using IrisBench.Reporting.Sweeps;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Reporting.Html;

/// <summary><c>report.html</c>.</summary>
internal static class HtmlReport
{
    public static Task<string> RenderAsync(ReportModel model) => RenderAsync<ReportPage>(nameof(ReportPage.Model), model);

    public static Task<string> RenderAsync(SweepModel model) => RenderAsync<SweepPage>(nameof(SweepPage.Model), model);

    private static async Task<string> RenderAsync<TPage>(string name, object model)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [name] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
    }
}

/// <summary>The page of a run or a section of it.</summary>
public abstract class ReportPart : ComponentBase
{
    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required ReportModel Model { get; set; }
}

/// <summary>Style sheet and script of the page, inside it; the policy allows these two and nothing else.</summary>
internal static class PageAssets
{
    private static readonly string StyleText = Read("report.css");
    private static readonly string ScriptText = Read("report.js");

    /// <summary>The style sheet.</summary>
    public static MarkupString Style { get; } = new($"<style>{StyleText}</style>");

    /// <summary>The script.</summary>
    public static MarkupString Script { get; } = new($"<script>{ScriptText}</script>");

    /// <summary>The page's Content-Security-Policy: nothing from elsewhere, nothing inline but the two above, by their hashes.</summary>
    public static string ContentSecurityPolicy { get; }
        = $"default-src 'none'; style-src {Hash(StyleText)}; script-src {Hash(ScriptText)}; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        // A browser hashes what it parsed, and it parses every line break as a line feed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
