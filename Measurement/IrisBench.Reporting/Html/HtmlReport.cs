using System.Security.Cryptography;
using System.Text;
using IrisBench.Reporting.Predictions;
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

    public static Task<string> RenderAsync(PredictionModel model) => RenderAsync<PredictionPage>(nameof(PredictionPage.Model), model);

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

/// <summary>Files that are embedded: the style sheet of the page, the one of the drawings, the script, the font. Style and script are
/// inside the page, whose policy allows these two and nothing else.</summary>
internal static class Asset
{
    private static readonly string ScriptText = Read("report.js");

    /// <summary>What the page looks like, and in which colours.</summary>
    public static string Page { get; } = Read("report.css");

    /// <summary>What the shapes of a drawing look like, in the page and in a file.</summary>
    public static string Drawing { get; } = Read("drawing.css");

    private static string StyleText { get; } = Page + Drawing;

    public static MarkupString StyleElement { get; } = new($"<style>{StyleText}</style>");

    public static MarkupString ScriptElement { get; } = new($"<script>{ScriptText}</script>");

    /// <summary>The page's Content-Security-Policy: nothing from elsewhere, nothing inline but the two above, by their hashes.</summary>
    public static string ContentSecurityPolicy { get; }
        = $"default-src 'none'; style-src {Hash(StyleText)}; script-src {Hash(ScriptText)}; base-uri 'none'; form-action 'none'";

    public static Stream Open(string name) => typeof(Asset).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded.");

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        // A browser hashes what it parsed, and it parses every line break as a line feed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
