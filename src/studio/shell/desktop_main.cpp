// SPDX-License-Identifier: Apache-2.0
//
// signpost-studio [CONTENT]: the studio in a window of the desktop. Opens the folder, `content` if none is named. The
// preview of the widget needs a browser: it is at /studio of `./dev serve`.
#include "backends/imgui_impl_glfw.h"
#include "backends/imgui_impl_opengl3.h"
#include "studio/shell/desktop_host.hpp"
#include "studio/shell/studio.hpp"

#include <GLFW/glfw3.h>

#include <cstdio>
#include <string>

namespace signpost::studio {
namespace {

/// Frames are drawn when something happened, and then until nothing changes any more.
void run(GLFWwindow* window, const std::string& folder) {
    DesktopHost host;
    Studio studio(host);
    host.begin(studio, folder);
    float density = 0;
    while (glfwWindowShouldClose(window) == 0) {
        if (studio.settled()) {
            glfwWaitEvents();
            studio.somethingHappened();
        } else {
            glfwPollEvents();
        }
        host.deliver(studio);
        float scale = 1;
        glfwGetWindowContentScale(window, &scale, nullptr);
        if (scale != density) {
            density = scale;
            studio.setDensity(scale);
            ImGui_ImplOpenGL3_DestroyFontsTexture();
        }
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        studio.draw();
        ImGui::Render();
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window, &width, &height);
        glViewport(0, 0, width, height);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        glfwSwapBuffers(window);
    }
    host.end();
}

int start(const std::string& folder) {
    if (glfwInit() == GLFW_FALSE) {
        std::fputs("signpost-studio: there is no display to open a window on\n", stderr);
        return 1;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1280, 800, "Signpost studio", nullptr, nullptr);
    if (window == nullptr) {
        std::fputs("signpost-studio: OpenGL 3.2 is needed, and this display has none\n", stderr);
        glfwTerminate();
        return 1;
    }
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    ImGui::CreateContext();
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 150");
    run(window, folder);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}

} // namespace
} // namespace signpost::studio

int main(int argc, char** argv) {
    if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
        std::fputs("usage: signpost-studio [CONTENT]\n",
                   argc == 2 && std::string(argv[1]) == "--help" ? stdout : stderr);
        return argc == 2 && std::string(argv[1]) == "--help" ? 0 : 2;
    }
    return signpost::studio::start(argc == 2 ? argv[1] : "content");
}
