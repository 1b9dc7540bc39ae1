namespace IrisBench.Tests.Functions;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeFunction.Missing;
}
