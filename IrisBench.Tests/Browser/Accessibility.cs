using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>What axe-core finds in a page (https://github.com/dequelabs/axe-core), by the rules of WCAG 2.2 A and AA.</summary>
internal static class Accessibility
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>Fails when a rule is broken whose impact axe calls serious or critical.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();

        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations
            .Where(violation => Grave.Contains(violation.Impact))
            .Select(violation => $"{violation.Impact} {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }
}
