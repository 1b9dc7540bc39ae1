namespace IrisBench.Tests.Browser;

/// <summary>A theory in a real browser; see <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = MissingTool.ReasonToSkip(Chromium.Program);
}
