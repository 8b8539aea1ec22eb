using System.Reflection;
using System.Reflection.Emit;

namespace Assignr.Portal.Tests;

/// <summary>What a compiled type uses in its signatures, its attributes and the code of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Types of its own assembly.</summary>
    public static IReadOnlyCollection<Type> Of(Type type) =>
        [.. AllOf(type).Types.Where(other => other.Assembly == type.Assembly && other != type)];

    /// <summary>Types of any assembly, what its code calls, and the texts in it.</summary>
    public static (HashSet<Type> Types, List<MethodBase> Calls, List<string> Texts) AllOf(Type type)
    {
        var (used, calls, texts) = (new HashSet<Type>(), new List<MethodBase>(), new List<string>());
        Add(type.BaseType);
        foreach (var implemented in type.GetInterfaces())
            Add(implemented);
        AddAttributes(type);
        foreach (var member in type.GetMembers(All))
        {
            AddAttributes(member);
            AddMember(member);
            if (member is MethodBase method)
                AddCode(method);
        }
        return (used, calls, texts);

        void Add(Type? other)
        {
            if (other is null || other.IsGenericParameter)
                return;
            if (other.HasElementType)
                Add(other.GetElementType());
            else
            {
                used.Add(other.IsGenericType ? other.GetGenericTypeDefinition() : other);
                foreach (var argument in other.GetGenericArguments())
                    Add(argument);
            }
        }

        void AddAttributes(MemberInfo member)
        {
            foreach (var attribute in member.GetCustomAttributesData())
            {
                Add(attribute.AttributeType);
                foreach (var argument in attribute.ConstructorArguments)
                    Add(argument.Value as Type);
            }
        }

        void AddMember(MemberInfo? member)
        {
            Add(member as Type ?? member?.DeclaringType);
            if (member is FieldInfo field)
                Add(field.FieldType);
            if (member is not MethodBase method)
                return;
            foreach (var parameter in method.GetParameters())
                Add(parameter.ParameterType);
            Add((method as MethodInfo)?.ReturnType);
            if (method.IsGenericMethod)
            {
                foreach (var argument in method.GetGenericArguments())
                    Add(argument);
            }
        }

        void AddCode(MethodBase method)
        {
            if (method.GetMethodBody() is not { } body)
                return;
            foreach (var local in body.LocalVariables)
                Add(local.LocalType);
            var code = body.GetILAsByteArray() ?? [];
            var (own, ofMethod) = (type.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            for (var at = 0; at < code.Length;)
            {
                var op = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
                at += op.Size;
                if (op.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                    or OperandType.InlineType)
                {
                    var member = type.Module.ResolveMember(BitConverter.ToInt32(code, at), own, ofMethod);
                    AddMember(member);
                    if (member is MethodBase called)
                        calls.Add(called);
                }
                else if (op.OperandType is OperandType.InlineString)
                    texts.Add(type.Module.ResolveString(BitConverter.ToInt32(code, at)));
                at += Size(op.OperandType, code, at);
            }
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
